"""The scripts of a calculator page without a page: run in Node."""

import json
import subprocess
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rulebook.browser import BUNDLES, script

NODE = Path(sys.prefix) / "bin/node"


@cache
def engine() -> str:
    """All scripts that need no page, as one."""
    whole = script("calculator.js")
    page = files("rulebook").joinpath("browser/elements.js").read_text("utf-8")
    first = next(line for line in page.splitlines() if line.startswith("rulebook."))
    more = "\n".join(
        files("rulebook").joinpath(part).read_text("utf-8")
        for part in (*BUNDLES["later.js"], *BUNDLES["batch.js"])
        if not part.startswith("browser/")
    )
    return whole[: whole.index(first)] + more


def evaluated(function: str, *arguments: Any) -> Any:
    """What the JavaScript function makes of the arguments, all of them as JSON."""
    program = f"{engine()}\nconst told = JSON.parse(require('fs').readFileSync(0, 'utf-8'));\n"
    program += f"process.stdout.write(JSON.stringify(({function})(...told)));"
    run = subprocess.run(
        [NODE, "-e", program], input=json.dumps(arguments), capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)
