"""The kinds of chart that can be drawn: one file a kind, and the list of them."""
