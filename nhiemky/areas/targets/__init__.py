"""Indicators, measurements, targets."""
