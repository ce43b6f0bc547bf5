"""``rulebook check`` on the command line: in both languages, for people, for programs, and beside changed lines."""

import shutil

import pytest
import simplejson
from typer.testing import CliRunner

from rulebook.cli import app
from tests.check.test_checks import BAD

CASES = ["unknown-role", "holidays-unknown"]


@pytest.fixture(params=CASES)
def run(request, tmp_path):
    """The command on a bad handbook."""
    for folder in (BAD / "base", BAD / request.param):
        shutil.copytree(folder, tmp_path, dirs_exist_ok=True)

    def run(*arguments):
        return CliRunner().invoke(app, ["check", "--root", str(tmp_path), "--as-of", "2026-11-21", *arguments])

    run.case = request.param
    run.is_warning = request.param == "holidays-unknown"
    return run


@pytest.mark.parametrize(
    ("arguments", "file"), [([], "zh.txt"), (["--lang", "zh"], "zh.txt"), (["--lang", "en"], "en.txt")]
)
def test_people_are_told_in_chinese_unless_they_ask_otherwise(run, arguments, file):
    done = run(*arguments)
    assert done.exit_code == (0 if run.is_warning else 1)
    assert done.stderr == (BAD / run.case / file).read_text("utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_program_gets_one_object(run, language):
    done = run("--format", "json", "--lang", language)
    assert done.stderr == ""
    told = simplejson.loads(done.stdout)
    kind = "warnings" if run.is_warning else "errors"
    assert told["counts"][kind] == len(told["problems"]) > 0
    for problem in told["problems"]:
        place = f"{problem['file']}:{problem['line']}:{problem['column']}: "
        assert place in (BAD / run.case / f"{language}.txt").read_text("utf-8")
        assert problem["severity"] == kind[:-1]
        assert problem["message"] in (BAD / run.case / f"{language}.txt").read_text("utf-8")


def test_a_pull_request_is_annotated_at_its_lines(run):
    done = run("--format", "github")
    assert done.stderr == ""
    for line in done.stdout.splitlines():
        kind = "warning" if run.is_warning else "error"
        assert line.startswith(f"::{kind} file=policy/")
        assert ",line=" in line
        assert f",title={run.case}::" in line
