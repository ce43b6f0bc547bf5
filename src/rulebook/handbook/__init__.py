"""The nouns of a handbook, frozen, and what can be told of them without asking."""
