"""Kept pages: what MkDocs makes of a page's Markdown, and the theme of that, kept between builds.

What a page's Markdown turns into depends on that Markdown, and on which pages there are to link to; the finished page,
on that HTML and the navigation. Each is looked up by what it depends on, and made by MkDocs or the theme only where
that has changed. So are the words that the search cuts Chinese into.
"""

from __future__ import annotations

import json
import logging
import sys
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from jinja2 import Template
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure import pages as structure
from mkdocs.structure.toc import get_toc

from rulebook.site.kept import compiled_templates, digest, digest_of_files, libraries
from rulebook.site.links import links_and_ids

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from rulebook.site.kept import Store

__all__ = ["KeptPages", "basis"]

CODE = ("src/rulebook", "macros", "mkdocs.yml", "mkdocs.en.yml")

Made = dict[str, Any]


def basis(root: Path) -> str:
    """What every page rests on besides its own text: engine, macros, theme, configuration and libraries."""
    return digest(digest_of_files(root, *CODE), libraries())


class KeptPages(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """The MkDocs plugin that a build adds to those of its configuration."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.linkable = self.nav = ""

    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> None:
        """After every other plugin, so that the search has its index."""
        structure._RawHTMLPreprocessor = Anchors  # type: ignore[misc] # noqa: SLF001 (see there)
        for plugin in config.plugins.values():
            if index := getattr(plugin, "search_index", None):
                self.finish(index)
                if not (plugin.config.get("jieba_dict") or plugin.config.get("jieba_dict_user")):  # no inputs of ours
                    self.keep_words(sys.modules[type(plugin).__module__])

    @event_priority(-100)
    def on_files(self, files: Files, config: MkDocsConfig) -> None:  # noqa: ARG002 (called by name)
        self.linkable = digest(*sorted(f"{file.src_uri}\0{file.dest_uri}\0{file.inclusion}" for file in files))

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> None:
        """After the macros: what MkDocs renders next is looked up first."""
        render = page.render

        def kept(config: MkDocsConfig, files: Files) -> None:
            said = _Counting()
            logger = logging.getLogger("mkdocs")
            logger.addHandler(said)
            try:
                made_from = (page.file.src_uri, markdown, self.linkable)
                make = lambda: rendered(render, page, config, files)  # noqa: E731 (called at once)
                made = self.store.keep("rendered", make, *made_from, keeps=lambda: not said.count)
            finally:
                logger.removeHandler(said)
            put_back(page, made, files)

        page.render = kept  # type: ignore[method-assign]

    def finish(self, index: Any) -> None:
        """Put into the search what is put in last."""
        generate = index.generate_search_index
        index.generate_search_index = lambda before: self.store.finished(generate(before))

    def keep_words(self, search: Any) -> None:
        """Have the search cut each run of Chinese characters into words once."""
        jieba = search.jieba
        if not jieba:
            return

        @cache
        def cut(text: bytes) -> list[str]:
            return self.store.keep("cut", lambda: list(jieba.cut(text)), text.decode("utf-8"))

        search.jieba = SimpleNamespace(cut=cut)

    @event_priority(-100)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Every page has been rendered: the titles of the navigation are known."""
        pages = [file.page for file in files.documentation_pages() if file.page]
        self.nav = digest(config.theme.name or "", config.copyright or "", *(_about(page) for page in pages))
        self.store.note("titles", {page.file.src_uri: [page._title_from_render, page.meta] for page in pages})  # noqa: SLF001
        env.bytecode_cache = compiled_templates()
        plugin = self

        class Kept(Template):
            def render(self, *args: Any, **named: Any) -> str:
                context = dict(*args, **named)
                page = context.get("page")
                if page is None:
                    return super().render(context)
                made_from = (self.name or "", plugin.nav, _about(page), page.content, _json(_tokens(page.toc)))
                return plugin.store.keep("themed", lambda: super(Kept, self).render(context), *made_from)

        env.template_class = Kept
        env.cache.clear()  # type: ignore[union-attr]
        return env

    @event_priority(100)
    def on_post_page(self, output: str, **_: Any) -> str:
        return self.store.finished(output)


class Anchors(structure._RawHTMLPreprocessor):  # noqa: SLF001 (MkDocs takes a sixth of a build for what takes no time)
    """Finds the ids in the HTML of a page's Markdown, as MkDocs does, without a parser for all of HTML."""

    def run(self, lines: list[str]) -> list[str]:
        self.present_anchor_ids = links_and_ids("\n".join(lines))[1]
        return lines


class _Counting(logging.Handler):
    """Counts what is said of a page: a page of which MkDocs says something is read anew, so that it says it again."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 (called by name)
        self.count += 1


def rendered(render: Any, page: Page, config: MkDocsConfig, files: Files) -> Made:
    """What MkDocs made of the page's Markdown, as JSON can write it."""
    render(config, files)
    anchors = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
    return {
        "content": page.content,
        "toc": _tokens(page.toc),
        "title": page._title_from_render,  # noqa: SLF001 (what MkDocs' own render leaves behind)
        "ids": sorted(page.present_anchor_ids or ()),
        "anchors": anchors,
    }


def put_back(page: Page, made: Made, files: Files) -> None:
    """Give the page what was made of its Markdown."""
    page.content, page.toc = made["content"], get_toc(made["toc"])
    page._title_from_render = made["title"]  # noqa: SLF001 (as above)
    page.present_anchor_ids = set(made["ids"])
    found = ((files.get_file_from_path(name), links) for name, links in made["anchors"].items())
    page.links_to_anchors = {file: links for file, links in found if file}


def _tokens(toc: Any) -> list[Any]:
    """The table of contents as the Markdown extension writes it."""
    return [
        {"level": item.level, "id": item.id, "name": item.title, "children": _tokens(item.children)} for item in toc
    ]


def _about(page: Page) -> str:
    """All that the theme and other pages can know of the page besides its text: where it stands, what it is called."""
    above = [str(section.title) for section in page.ancestors]
    beside = [other.url if other else None for other in (page.previous_page, page.next_page)]
    return _json([page.url, str(page.title), page.meta, above, beside, page.edit_url, page.canonical_url])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
