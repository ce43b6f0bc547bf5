"""A notebook as a page: its prose, its code folded away, what the code showed, and the file to download."""

from __future__ import annotations

import base64
import os
import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from macros.page import heading, one_line
from macros.pages.calculator import live
from macros.parts.explained_terms import explained
from rulebook.site import keep, notebooks

if TYPE_CHECKING:
    from macros.page import Page

__all__ = ["notebook"]

ID = re.compile(r'\bid="([^"]+)"')
REFERENCE = re.compile(r"""((?:xlink:)?href="#|url\(["']?#)([^"')]+)""")
HEADING = re.compile(r"(?m)^(#{2,6} .+?)[ \t]*$")
NAMED = re.compile(r"<code>([a-zA-Z]+-\d+)</code>|`([a-zA-Z]+-\d+)`")


def notebook(page: Page, id: str) -> str:
    """The executed notebook in the page's language, with its title as the page's own heading."""
    import nbformat

    path = notebooks.executed(page.root, page.language, id, page.as_of)
    cells = nbformat.read(path, as_version=4).cells  # type: ignore[no-untyped-call]
    parts = [heading(1, notebooks.title(page.root, page.language, id), id), download(page, id)]
    for number, cell in enumerate(cells, start=1):
        calculator = cell.metadata.get("calculator")
        if cell.cell_type == "markdown":
            parts.append(linked(page, prose(cell.source, cell.metadata.get("part", f"cell-{number}"))))
        elif cell.cell_type == "code":
            parts.append(code(page, cell.source, unfolded=cell.metadata.get("open", False)))
            parts += [linked(page, shown(output, f"cell-{number}-{i}")) for i, output in enumerate(cell.outputs)]
        if calculator is not None:
            parts.append(explained(page, live(page, calculator)))
    return "".join(parts)


def download(page: Page, id: str) -> str:
    """The links to the notebook's file and, where the build has it, to the live notebook."""
    file = page.to(f"assets/notebooks/{page.language}/{id}.ipynb")
    weighs = os.environ.get("RULEBOOK_LIVE")
    above = "../" * (page.language == "en")  # both languages share it
    live = f"{above}{page.to('live/notebooks/index.html')}?path={page.language}/{id}.ipynb" if weighs else ""
    return page.html("download.html", file=file, live=live, megabytes=round(int(weighs or 0) / 1e6))


def prose(text: str, id: str) -> str:
    r"""A prose cell as Markdown; its headings get ids, the first one the cell's, and a first-level one is dropped.

    >>> prose("# Title\n\n## Step\n\nWords.\n\n### More", "rule").strip()
    '## Step {: #rule }\n\nWords.\n\n### More {: #rule-2 }'
    """
    ids = iter([id, *(f"{id}-{number}" for number in range(2, 100))])
    body = re.sub(r"(?m)^# .*$", "", text)
    body = HEADING.sub(lambda match: f"{match[1]} {{: #{next(ids)} }}", body)
    return f"\n\n{body.strip()}\n\n"


def code(page: Page, text: str, *, unfolded: bool = False) -> str:
    """A code cell, coloured; folded unless readers are asked to change it."""
    coloured = keep("code", lambda: highlight(text, PythonLexer(), HtmlFormatter(nowrap=True)).rstrip("\n"), text)
    lines = coloured.replace("\n", "&#10;")  # an empty line would end the block for Markdown
    return (
        f'\n\n<details class="notebook-code"{" open" if unfolded else ""} data-search-exclude>'
        f"<summary>{escape(page.say('code'))}</summary>"
        f'<div class="highlight"><pre><code>{lines}</code></pre></div></details>\n\n'
    )


def shown(output: Any, id: str) -> str:
    """What a code cell showed: a picture, HTML, Markdown or text, the richest there is."""
    data = output.get("data", {})
    if "image/svg+xml" in data:
        return f'\n\n<div class="notebook-output">{own_ids(one_line(data["image/svg+xml"]), id)}</div>\n\n'
    if "image/png" in data:
        picture = base64.b64encode(base64.b64decode(data["image/png"])).decode()
        return f'\n\n<div class="notebook-output"><img alt="" src="data:image/png;base64,{picture}"></div>\n\n'
    if "text/html" in data:
        return f'\n\n<div class="notebook-output">{own_ids(one_line(data["text/html"]), id)}</div>\n\n'
    if "text/markdown" in data:
        return f"\n\n{data['text/markdown'].strip()}\n\n"
    text = data.get("text/plain", output.get("text", ""))
    lines = escape(text.rstrip()).replace("\n", Markup("&#10;"))
    return f'\n\n<div class="notebook-output"><pre>{lines}</pre></div>\n\n' if text else ""


def linked(page: Page, html: str) -> str:
    """The HTML or Markdown with the ids of clauses and open questions, where set as code, as links to them."""

    def link(match: re.Match[str]) -> str:
        id, book = match[1] or match[2], page.handbook
        to = page.to_clause if id in book.clauses else page.to_question if id in book.questions else None
        return f'<a href="{to(id)}"><code>{id}</code></a>' if to else match[0]

    return NAMED.sub(link, html)


def own_ids(html: str, prefix: str) -> str:
    """The HTML with ids that no other output of the page has.

    >>> own_ids('<clipPath id="clip0"/><g clip-path="url(#clip0)"/>', "cell-4")
    '<clipPath id="cell-4-clip0"/><g clip-path="url(#cell-4-clip0)"/>'
    """
    html = ID.sub(lambda match: f'id="{prefix}-{match[1]}"', html)
    html = REFERENCE.sub(lambda match: f"{match[1]}{prefix}-{match[2]}", html)
    return re.sub(
        r'(aria-(?:labelledby|describedby)=")([^"]+)',
        lambda match: match[1] + " ".join(f"{prefix}-{part}" for part in match[2].split()),
        html,
    )
