"""Many LAKIP of a Pemda's year as one ZIP, made in the background."""
