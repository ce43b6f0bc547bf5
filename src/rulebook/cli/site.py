"""``rulebook build | serve``: the site, finished or followed while it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rulebook.cli.base import Root, Speech, app, fail, refuse
from rulebook.cli.sentences import said

__all__ = ["build", "serve"]


@app.command()
def build(
    root: Root = Path(),
    preview: Annotated[
        bool, typer.Option("--preview", help="Build for 'serve': no link check, a folder apart.")
    ] = False,
    packed: Annotated[
        bool, typer.Option("--zip", help="Also make the copy to hand out, handbook-DAY-VERSION.zip beside site/.")
    ] = False,
    lang: Speech = "zh",
) -> None:
    """Check the policy and build the site in both languages."""
    from rich.console import Console

    from rulebook.site import BuildError
    from rulebook.site import build as site

    if preview and packed:
        refuse(said("preview or zip")[lang])
    try:
        site.build(root.resolve(), Console(stderr=True), preview=preview, packed=packed)
    except BuildError as error:
        fail(error.words[lang], 1)


@app.command()
def serve(
    root: Root = Path(),
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option(help="The port to listen on.", show_default="the first free one from 8000")
    ] = None,
    lang: Speech = "zh",
) -> None:
    """Preview both languages; rebuilds when a file changes."""
    from rich.console import Console

    from rulebook.site import BuildError
    from rulebook.site import serve as preview

    try:
        preview.serve(root.resolve(), Console(stderr=True), host, port)
    except BuildError as error:
        fail(error.words[lang], 1)
