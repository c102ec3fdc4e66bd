"""The kinds of page: one file a kind, whose `pages` makes them from what is known."""
