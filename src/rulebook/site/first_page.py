"""First page: in a preview, the page that the reader is looking at, before all others are built.

It is made as every page is, by MkDocs and its plugins. Only what it shows of the other pages, their titles in the
navigation, is taken from the build before; the whole build, which follows at once, puts right what that changes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands import build as steps
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from rulebook.site.kept_pages import KeptPages

__all__ = ["build_page"]


def build_page(config: MkDocsConfig, pages: KeptPages, address: str) -> Path | None:
    """Build the page with the address, such as ``policies/leave.html``; returns its file, None without such a page."""
    known = pages.store.noted("titles") or {}
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    wanted = None
    for file in files.documentation_pages():
        page = file.page
        if page is None:
            continue
        if file.dest_uri == address:
            wanted = page
        if file.dest_uri == address or file.src_uri not in known:
            steps._populate_page(page, config, files)  # noqa: SLF001 (MkDocs has no other way to build one page)
        else:
            recall(page, *known[file.src_uri])
    if wanted is None:
        return None
    env = config.plugins.on_env(env, config=config, files=files)
    steps._build_page(wanted, config, files.documentation_pages(), nav, env)  # noqa: SLF001 (as above)
    return Path(wanted.file.abs_dest_path)


def recall(page: Page, title: str | None, meta: dict[str, Any]) -> None:
    """Give a page that is not built yet what the build before knew of it."""
    page.markdown, page.content = "", ""
    page.meta, page._title_from_render = meta, title  # noqa: SLF001 (as MkDocs' own render does)
