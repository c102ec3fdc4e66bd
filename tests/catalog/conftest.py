"""The small site that the tests of charts use too."""

from tests.charts.conftest import site

__all__ = ["site"]
