"""Registered documents and their clauses."""
