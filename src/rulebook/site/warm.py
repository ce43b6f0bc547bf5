"""Importing this module brings into memory what every build imports and does not change while somebody writes.

Half of a short MkDocs run is imports and jieba's dictionary. The preview forks its builds from a process that
has imported this; of the project it has read nothing else, so rules, pages and engine are read anew.
"""

import os
from importlib import import_module

import jieba

PACKAGES = (
    *("lark", "pydantic", "rich.console", "rich.markup", "simplejson", "typer", "yaml"),
    *("mkdocs.__main__", "mkdocs.commands.build", "mkdocs_macros.plugin", "pygments.lexers.data"),
    *("material.extensions.emoji", "material.plugins.offline.plugin", "material.plugins.search.plugin"),
    *("markdown.extensions.attr_list", "markdown.extensions.md_in_html", "markdown.extensions.tables"),
    *("markdown.extensions.toc", "pymdownx.details", "pymdownx.highlight", "pymdownx.superfences"),
)


os.environ["NO_MKDOCS_2_WARNING"] = "1"
for package in PACKAGES:
    import_module(package)
jieba.setLogLevel(60)
jieba.initialize()
