"""A YAML file as a page: coloured, read from disk, with an anchor on every line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import YamlLexer

from rulebook.load import policy_files
from rulebook.site import keep

if TYPE_CHECKING:
    from macros.page import Page

__all__ = ["numbered", "yaml_index", "yaml_page"]


def yaml_index(page: Page) -> str:
    """A list of the pages of all policy files, as Markdown."""
    files = (path.relative_to(page.root / "policy").as_posix() for path in policy_files(page.root))
    return "\n".join(f"- [{file}]({file.removesuffix('.yaml')}.md)" for file in files)


def yaml_page(page: Page, file: str) -> str:
    """The file ``policy/<file>.yaml`` with numbered lines. Raises FileNotFoundError for an unknown one."""
    path = page.root / "policy" / f"{file}.yaml"
    text = path.read_text("utf-8")
    name = f"{escape(path.relative_to(page.root).as_posix())}"
    count = page.say("lines", count=len(text.splitlines()))
    lines = keep("coloured", lambda: numbered(text), text)
    shown = f'<div class="highlight yaml-source"><pre>{lines}</pre></div>'
    return f"\n\n<p><code>{name}</code> · {count}</p>\n\n{shown}\n\n"


def numbered(text: str) -> str:
    """The YAML text as coloured HTML, each line with its number as anchor.

    >>> print(numbered("a: 1"))  # doctest: +ELLIPSIS
    <span class="line" id="L1"><a href="#L1">1</a><span class="nt">a</span><span class="p">:</span>...
    </span>
    """
    coloured = highlight(text, YamlLexer(stripnl=False, ensurenl=False), HtmlFormatter(nowrap=True))
    return "".join(
        f'<span class="line" id="L{number}"><a href="#L{number}">{number}</a>{line}\n</span>'
        for number, line in enumerate(coloured.splitlines(), start=1)
    )
