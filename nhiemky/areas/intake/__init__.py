"""Uploaded texts on their way in: what was read in them, and what a person decided about each finding."""
