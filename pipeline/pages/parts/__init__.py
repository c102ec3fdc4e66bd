"""What pages are put together from: lines of lists, series, small drawings, words."""
