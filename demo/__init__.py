"""A fictional province, enacted by calling actions: nothing here is loaded from fixtures, and nobody here exists."""
