"""Links: every link, picture, style and script of the site leads to a file of it, and every fragment to an id.

The pages hold some ninety thousand of them. To open a file for each takes longer than to write the pages, so all pages
are read once, for what they lead to and for their ids, and compared.
"""

from __future__ import annotations

import re
from html import unescape
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

__all__ = ["broken_links", "links_and_ids"]

# A tag as HTML reads it: quotes may hold what would end it. What stands in comments and scripts is no tag.
NO_TAGS = re.compile(r"<(?:!--.*?-->|script([^>]*)>.*?</script\s*>)", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"""<[a-z](?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""", re.IGNORECASE)
ATTRIBUTE = re.compile(
    r"""(?<![^\s"'/])(href|src|id|name|poster|data)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def links_and_ids(html: str) -> tuple[set[str], set[str]]:
    """What a page leads to, as written, and the ids that can be led to in it.

    >>> links_and_ids('<a href="b.html#x">b</a> <h2 id="y" title="a > b">y</h2><script>"<a href=z>"</script>')
    ({'b.html#x'}, {'y'})
    """
    found = dict.fromkeys(tag[0] for tag in TAG.finditer(NO_TAGS.sub(r"<script\1>", html)))
    links, ids = set[str](), set[str]()
    for tag in found:
        element = tag[1:7].lower()
        for attribute, *texts in ATTRIBUTE.findall(tag):
            text, name = "".join(texts), attribute.lower()
            if name == "id" or (name == "name" and element[:2] in ("a ", "a\n")):
                ids.add(unescape(text))
            elif name in ("href", "src", "poster") or (name == "data" and element == "object"):
                links.add(unescape(text).strip())
    return links, ids


def broken_links(site: Path, left_out: Collection[str]) -> Iterator[str]:
    """Each link that leads nowhere, with its page and why; pages in folders named in `left_out` are not read."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    folders = {name for file in files for name in _above(file)}
    pages = sorted(file for file in files if file.endswith(".html") and not set(_above(file)) & set(left_out))
    read = {page: links_and_ids((site / page).read_text("utf-8")) for page in pages}
    for page, (links, _) in read.items():
        for link in sorted(links):
            if not ELSEWHERE.match(link) and (why := _wrong(page, link, files, folders, read)):
                yield f"{page}: {link}: {why}"


def _wrong(
    page: str, link: str, files: set[str], folders: set[str], read: Mapping[str, tuple[set[str], set[str]]]
) -> str | None:
    """Why the page's link leads nowhere, if it does."""
    path, _, fragment = link.partition("#")
    path = unquote(path.partition("?")[0])
    target = normpath(join(dirname(page), path) if not path.startswith("/") else path.lstrip("/")) if path else page
    if target not in files and target not in folders:
        return "there is no such file"
    if fragment and target in read and not {fragment, unquote(fragment)} & read[target][1]:
        return "there is no such id in it"
    return None


def _above(file: str) -> list[str]:
    """The folders that a file stands in, the site's own as ``.``.

    >>> _above("en/live/index.html")
    ['.', 'en', 'en/live']
    """
    parts = file.split("/")[:-1]
    return [".", *("/".join(parts[: end + 1]) for end in range(len(parts)))]
