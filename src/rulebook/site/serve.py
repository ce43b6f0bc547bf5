"""Serve: a preview of both languages that follows every change; a build that fails leaves the last good one."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from rulebook.site.build import PREVIEW
from rulebook.site.failure import BuildError

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

WATCHED = ("policy", "docs", "macros", "notebooks", "src/rulebook", "mkdocs.yml", "mkdocs.en.yml")
FIRST_PORT = 8000
NOT_YET = "<!doctype html><meta charset=utf-8><p>没有这一页,或手册还有错误:请看终端。<p>No such page, or the handbook has errors: see the terminal."


def serve(root: Path, console: Console, host: str = "127.0.0.1", port: int | None = None) -> None:
    """Build, serve and rebuild until interrupted. Without `port`, the first free one from 8000 on."""
    from mkdocs.livereload import LiveReloadServer

    logging.getLogger("mkdocs.livereload").setLevel(logging.CRITICAL)
    ports = [port] if port is not None else range(FIRST_PORT, FIRST_PORT + 50)
    for candidate in ports:
        server = LiveReloadServer(
            builder=lambda: rebuild(root), host=host, port=candidate, root=str(root / PREVIEW), polling_interval=0.3
        )
        try:
            server.server_bind()
            break
        except (OSError, OverflowError) as error:
            server.server_close()
            refused = str(error)
    else:
        raise BuildError("Starting the preview", f"{host}, port {ports[0]}: {refused}; name another with --port")
    server.server_bind = lambda: None  # type: ignore[method-assign] # bound above; serve() would do it again
    server.error_handler = lambda code: NOT_YET.encode()

    rebuild(root)
    for name in WATCHED:
        if (root / name).exists():
            server.watch(str(root / name))
    console.print(f"Preview: [bold]{server.url}[/] (中文), [bold]{server.url}en/[/] (English). Stop with Ctrl+C.")
    try:
        server.serve()
    except KeyboardInterrupt:
        console.print("Stopped.")
    finally:
        server.shutdown(wait=True)


def rebuild(root: Path) -> None:
    """Build the preview in a process of its own, so that changed rules and code are read anew; it says what is wrong.

    Compiled Python goes elsewhere: beside the sources it would look like a change.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(root / ".build/pycache")}
    subprocess.run([sys.executable, "-m", "rulebook", "build", "--preview"], cwd=root, env=environment, check=False)
