"""Small handbooks for tests: the base of `tests/check/bad` with a few more lines of YAML."""

from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from rulebook.handbook import Handbook
from rulebook.load import Loaded, load
from rulebook.problem import render

BASE = Path(__file__).parents[1] / "check/bad/base/policy"


def loaded(text: str) -> Loaded:
    """The base handbook with one more file of this text, and whatever problems reading it makes."""
    with TemporaryDirectory() as folder:
        policy = Path(folder) / "policy"
        policy.mkdir()
        for path in BASE.glob("*.yaml"):
            (policy / path.name).write_bytes(path.read_bytes())
        (policy / "case.yaml").write_text(dedent(text), "utf-8")
        return load(Path(folder))


def handbook(text: str) -> Handbook:
    """The same, without problems."""
    found = loaded(text)
    assert not found.problems, "\n".join(render(problem, found.texts) for problem in found.problems)
    return found.handbook
