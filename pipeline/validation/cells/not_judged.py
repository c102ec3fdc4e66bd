"""What keeps a dataset from a verdict without saying anything about it."""

from __future__ import annotations


class NotJudged(Exception):
    """A dataset has no verdict, and why: this machine does not allow what its check takes."""
