"""Checks for personal data."""
