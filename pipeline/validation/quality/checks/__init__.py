"""The checks of quality: one file a check, each from a table of figures to findings."""
