"""Dated rule sets and format profiles."""
