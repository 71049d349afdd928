"""Assigned work and its deadlines."""
