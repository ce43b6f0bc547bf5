"""The site: what happens around MkDocs so that a finished, checked site appears or nothing changes."""
