"""Datasets described in the vocabularies that other catalogues and search engines read."""
