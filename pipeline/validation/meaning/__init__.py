"""Checks of what is meant: places, periods and units, against the descriptor and references."""
