"""Checks of rows and cells: what the judge is asked, what it answers, and what it lets pass."""
