"""Serve: a preview of both languages that follows every change; a failed build leaves the last good one."""

from __future__ import annotations

import logging
import os
import signal
import socket
from compileall import compile_dir
from contextlib import suppress
from multiprocessing import get_context
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from rulebook.site.build import PREVIEW
from rulebook.site.error import BuildError
from rulebook.site.preview import build_preview
from rulebook.site.sentences import said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from rich.console import Console

WATCHED = ("policy", "docs", "macros", "notebooks", "src/rulebook", "mkdocs.yml", "mkdocs.en.yml", "tests/check/bad")
USUAL_PORTS = range(8000, 8050)
NOTHING_HERE = """<!doctype html><meta charset="utf-8">
<p>没有这一页，或手册还有错误：请看终端。</p>
<p lang="en">There is no such page, or the handbook has errors: see the terminal.</p>"""


class Preview(LiveReloadServer):
    """MkDocs' server, which knows what its reader looks at and has that built before all else."""

    def __init__(self, root: Path, host: str, port: int) -> None:
        folder = str(root / PREVIEW)
        super().__init__(builder=self.rebuild, host=host, port=port, root=folder, polling_interval=0.2)
        self.error_handler = lambda _: NOTHING_HERE.encode()
        self.project, self.looked_at = root, ""
        self.forks = get_context("forkserver")
        self.forks.set_forkserver_preload(["rulebook.site.warm"])
        self.run: BaseProcess | None = None
        self.behind: Thread | None = None

    def serve_request(self, environ: dict[str, str], start_response: Any) -> Iterable[bytes]:
        """As ever, noting the page: one that is asked for, or that waits for the next build."""
        path = environ["PATH_INFO"]
        if path.startswith("/livereload/"):
            path = urlsplit(environ.get("HTTP_REFERER", "")).path
        if path.endswith(("/", ".html")):
            self.looked_at = path.lstrip("/") + "index.html" * path.endswith("/")
        return super().serve_request(environ, start_response)

    def rebuild(self) -> None:
        """Build in a process of its own, so that rules, pages and engine are read anew.

        Returns as soon as the page that is looked at is there, or is known not to come; the rest follows.
        """
        self.stop()
        heard, told = self.forks.Pipe(duplex=False)
        self.run = self.forks.Process(target=build_preview, args=(self.project, self.looked_at, told))
        self.run.start()
        told.close()
        if _next(heard) == "page":
            self.behind = Thread(target=self.follow, args=(heard,), daemon=True)
            self.behind.start()
        else:
            self.run.join()

    def follow(self, heard: Connection) -> None:
        """Have browsers load the page again if the whole build shows more than they have."""
        if _next(heard) == "site":
            with self._epoch_cond:
                self._wanted_epoch = self._visible_epoch = max(self._wanted_epoch + 1, round(monotonic() * 1000))
                self._epoch_cond.notify_all()

    def stop(self) -> None:
        """Stop a build that is behind."""
        if self.run is not None and self.run.is_alive() and self.run.pid:
            with suppress(ProcessLookupError):
                os.killpg(self.run.pid, signal.SIGTERM)
        if self.run is not None:
            self.run.join()
        if self.behind is not None:
            self.behind.join()


def _next(heard: Connection) -> str:
    try:
        return str(heard.recv())
    except EOFError:  # the build was stopped, or is done
        return "nothing"


def serve(root: Path, console: Console, host: str = "127.0.0.1", port: int | None = None) -> None:
    """Build, serve and rebuild until interrupted. Without `port`, the first free one from 8000 on."""
    logging.getLogger("mkdocs.livereload").setLevel(logging.CRITICAL)
    (root / PREVIEW).mkdir(parents=True, exist_ok=True)
    server = Preview(root, host, free_port(host, USUAL_PORTS if port is None else range(port, port + 1)))
    compile_dir(root / "src/rulebook", quiet=2)
    server.rebuild()
    for name in WATCHED:
        if (root / name).exists():
            server.watch(str(root / name))
    console.print(f"Preview: {server.url} (中文), {server.url}en/ (English). Stop with Ctrl+C.", highlight=False)
    try:
        server.serve()  # type: ignore[no-untyped-call] # MkDocs gives it no types
    except KeyboardInterrupt:
        console.print("Stopped.")
    finally:
        server.stop()
        server.shutdown(wait=True)


def free_port(host: str, ports: range) -> int:
    """The first of `ports` that nobody else listens on."""
    refused = said("no port", port=ports[0])
    for port in ports:
        if not 0 < port < 65536:
            break
        try:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            socket.create_server((host, port), family=family).close()
        except OSError as error:
            refused = said("port in use", host=host, port=port, error=error)
        else:
            return port
    raise BuildError(said("preview"), said("name another", why=refused))
