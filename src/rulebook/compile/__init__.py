"""A handbook for others to run: the page's JSON, and the parcel of live notebooks."""
