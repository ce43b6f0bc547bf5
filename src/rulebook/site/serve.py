"""Serve: a preview of both languages that follows every change; a failed build leaves the last good one."""

from __future__ import annotations

import logging
import socket
from compileall import compile_dir
from multiprocessing import get_context
from typing import TYPE_CHECKING

from rulebook.site.build import PREVIEW
from rulebook.site.error import BuildError
from rulebook.site.preview import build_preview

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext
    from pathlib import Path

    from rich.console import Console

WATCHED = ("policy", "docs", "macros", "notebooks", "src/rulebook", "mkdocs.yml", "mkdocs.en.yml")
USUAL_PORTS = range(8000, 8050)
NOTHING_HERE = """<!doctype html><meta charset="utf-8">
<p>没有这一页，或手册还有错误：请看终端。</p>
<p lang="en">There is no such page, or the handbook has errors: see the terminal.</p>"""


def serve(root: Path, console: Console, host: str = "127.0.0.1", port: int | None = None) -> None:
    """Build, serve and rebuild until interrupted. Without `port`, the first free one from 8000 on."""
    from mkdocs.livereload import LiveReloadServer

    logging.getLogger("mkdocs.livereload").setLevel(logging.CRITICAL)
    (root / PREVIEW).mkdir(parents=True, exist_ok=True)
    forks = get_context("forkserver")
    forks.set_forkserver_preload(["rulebook.site.warm"])
    server = LiveReloadServer(
        builder=lambda: rebuild(root, forks),
        host=host,
        port=free_port(host, USUAL_PORTS if port is None else range(port, port + 1)),
        root=str(root / PREVIEW),
        polling_interval=0.2,
    )
    server.error_handler = lambda _: NOTHING_HERE.encode()
    compile_dir(root / "src/rulebook", quiet=2)
    rebuild(root, forks)
    for name in WATCHED:
        if (root / name).exists():
            server.watch(str(root / name))
    console.print(f"Preview: {server.url} (中文), {server.url}en/ (English). Stop with Ctrl+C.", highlight=False)
    try:
        server.serve()  # type: ignore[no-untyped-call] # MkDocs gives it no types
    except KeyboardInterrupt:
        console.print("Stopped.")
    finally:
        server.shutdown(wait=True)


def free_port(host: str, ports: range) -> int:
    """The first of `ports` that nobody else listens on."""
    refused = f"{ports[0]} is not a port: 1 to 65535"
    for port in ports:
        if not 0 < port < 65536:
            break
        try:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            socket.create_server((host, port), family=family).close()
        except OSError as error:
            refused = f"cannot listen on {host}, port {port}: {error}"
        else:
            return port
    raise BuildError("Starting the preview", f"{refused}\nName another with --port.")


def rebuild(root: Path, forks: ForkServerContext) -> None:
    """Build the preview in a process of its own, so that rules, pages and engine are read anew."""
    run = forks.Process(target=build_preview, args=(root,))
    run.start()
    run.join()
