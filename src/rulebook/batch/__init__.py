"""One calculator asked for many people."""
