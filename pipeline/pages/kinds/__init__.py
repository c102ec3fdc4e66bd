"""The kinds of page: one file a kind, each from what is known to pages."""
