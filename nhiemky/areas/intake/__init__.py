"""Uploads and the findings to confirm."""
