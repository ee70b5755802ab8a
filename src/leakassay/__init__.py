"""Judges a claimed leak of personal data."""
