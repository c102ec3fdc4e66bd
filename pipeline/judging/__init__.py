"""Asks frictionless and Python's expressions about tables, apart from us and within limits."""
