"""Parts of what findings say, which a check chooses by what it found."""
