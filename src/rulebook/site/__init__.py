"""What happens around MkDocs: the theme, the notebooks, the pages, the link check, the swap."""

from rulebook.site.assets import literal
from rulebook.site.error import BuildError
from rulebook.site.kept import compiled_templates, keep, put_in_last

__all__ = ["BuildError", "compiled_templates", "keep", "literal", "put_in_last"]
