"""How a notebook speaks to the handbook."""
