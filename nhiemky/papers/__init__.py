"""Documents in and out. No tables, no web: bytes become a Paper, a Paper becomes bytes."""
