"""The registers: each lists everything of one kind."""
