"""Measurements against named peers: each first proves that both sides came to the same, then times them."""
