"""The files under ``policy/`` to a `Handbook`; PyYAML, pydantic and lark end here."""

from rulebook.load.files import Loaded, SourceFile, handbook, load, loaded, too_long_chain, unreadable
from rulebook.load.format import formatted
from rulebook.load.layout import policy_files
from rulebook.load.statutory import written
from rulebook.load.strict_yaml import Path, read
from rulebook.load.text_table import align

__all__ = [
    "Loaded",
    "Path",
    "SourceFile",
    "align",
    "formatted",
    "handbook",
    "load",
    "loaded",
    "policy_files",
    "read",
    "too_long_chain",
    "unreadable",
    "written",
]
