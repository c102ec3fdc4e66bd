"""Checks of the descriptor: what it asks for, what it lacks, and how it is worded."""
