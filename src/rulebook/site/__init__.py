"""What happens around MkDocs: the theme, the notebooks, the pages, the link check, the swap."""

from rulebook.site.error import BuildError

__all__ = ["BuildError"]
