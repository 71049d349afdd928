"""Nhiệm kỳ: from a resolution as it is written to a review in official form, every number traceable."""

__version__ = "0.1.0"
