"""A table in each of the formats in which it can be taken away."""
