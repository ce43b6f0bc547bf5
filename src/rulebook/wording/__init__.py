"""Everything the engine says, in both languages, and values into and out of words."""
