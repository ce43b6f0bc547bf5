"""A request to its answer, with its trace, its reasons and what follows."""
