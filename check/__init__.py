"""What must hold of any site that the pipeline made, whatever its data: `python -m check`."""
