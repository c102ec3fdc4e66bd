"""Checks folders of open data, draws them and publishes them as a static site."""
