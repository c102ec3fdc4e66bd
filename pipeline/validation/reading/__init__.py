"""What a table's file holds, read once: its bytes, its header, its cells as texts."""
