"""What runs the scripts of pages besides Chromium: Node, which is no browser, and WebKit; each used as Chromium is."""

import json
import subprocess
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Page
from selenium.webdriver import WebKitGTK

RUNNER = Path(__file__).with_name("node.js")
NODE = Path(sysconfig.get_path("scripts")) / "node"


class Engine(Protocol):
    """What evaluates JavaScript: a function's text, called with an argument that JSON can hold."""

    def evaluate(self, code: str, argument: Any = None) -> Any: ...


class Node:
    """A running Node."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def evaluate(self, code: str, argument: Any = None) -> Any:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"code": code, "argument": argument}) + "\n")
        self.process.stdin.flush()
        reply = json.loads(self.process.stdout.readline())
        assert "error" not in reply, reply["error"]
        return reply.get("found")


@contextmanager
def node(*scripts: str) -> Iterator[Node]:
    """A Node with these scripts while the block runs."""
    with subprocess.Popen([NODE, RUNNER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            started = Node(process)
            for script in scripts:
                started.evaluate(f"{script}\n0")
            yield started
        finally:
            process.kill()


def chromium(page: Page, *scripts: str) -> Engine:
    """A page of Chromium with these scripts."""
    for script in scripts:
        page.add_script_tag(content=script)
    return page


class WebKit:
    """An empty page of WebKit with these scripts."""

    def __init__(self, driver: WebKitGTK, *scripts: str) -> None:
        self.driver = driver
        driver.get("about:blank")
        for script in scripts:
            driver.execute_script(
                "document.head.append(Object.assign(document.createElement('script'), {text: arguments[0]}))", script
            )

    def evaluate(self, code: str, argument: Any = None) -> Any:
        return self.driver.execute_script(f"return ({code})(arguments[0])", argument)
