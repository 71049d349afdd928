"""The `nhiemky` command."""
