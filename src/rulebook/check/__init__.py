"""A handbook to its problems."""
