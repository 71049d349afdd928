"""Evidence and uploads, by hash."""
