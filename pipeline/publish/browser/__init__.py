"""What the scripts of pages fetch: names, figures to compare, maps, and what search finds."""
