"""Finds what hides in texts: characters that nobody sees, look-alikes, false links, formulas.

What a text or the distinct texts of a column hold is found by plain functions; `cells.py`,
`written.py` and `addresses.py` make findings of it.
"""
