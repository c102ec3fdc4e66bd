"""What changed, in words for people and for programs: one file a format."""
