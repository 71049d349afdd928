"""Organisations, hierarchies, terms, people, users, grants."""
