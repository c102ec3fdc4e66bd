"""Periods as people write them: which kind, when they begin and end, how they are told."""
