"""However a command is ended, it says no more than a sentence and leaves nothing behind."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.tools.small import lay, text

CALC = ["calc", "lateness", "lates=3", "--lang", "en"]
HEADINGS = "shift,told,rate,from"


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    lay(text("spellings"), folder)
    return folder


def command(root: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "rulebook", *arguments, "--root", str(root)]


def test_a_full_output_is_said_in_a_sentence(root):
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(command(root, *CALC), stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 2
    assert run.stderr.endswith(" Output cannot be written: No space left on device.\n")
    assert run.stderr.count("\n") == 1


def test_a_closed_output_is_no_reason_for_a_traceback(root):
    shell = ["sh", "-c", '"$@" >&-', "sh", *command(root, *CALC)]
    run = subprocess.run(shell, stderr=subprocess.PIPE, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    shell = ["sh", "-c", '"$@" 2>&- >&-', "sh", *command(root, "calc", "nothing")]
    assert subprocess.run(shell, check=False).returncode == 2


def test_a_reader_that_has_gone_ends_it_quietly(root):
    run = subprocess.Popen(command(root, *CALC), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    run.stdout.close()
    assert run.stderr.read() == ""
    run.stderr.close()
    assert run.wait() not in {0, 2}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_what_is_being_written_is_taken_away_again(root, tmp_path, number, suffix):
    (tmp_path / "a.csv").write_text(HEADINGS + "\nearly,yes,98%,2026-03-01" * 60_000, "utf-8")
    (tmp_path / f"b{suffix}").write_text("old", "utf-8")
    arguments = ["batch", "spelling", str(tmp_path / "a.csv"), "-o", str(tmp_path / f"b{suffix}")]
    run = subprocess.Popen(command(root, *arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not list(tmp_path.glob(".*.part")):
        assert run.poll() is None
        time.sleep(0.01)
    run.send_signal(number)
    try:
        out, err = run.communicate(timeout=3)
    except subprocess.TimeoutExpired:  # an interrupt within a destructor is lost, as Python says; people press again
        run.send_signal(number)
        out, err = run.communicate()
    assert run.returncode not in {0, 2}
    assert "Traceback" not in out + err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", f"b{suffix}"]
    assert (tmp_path / f"b{suffix}").read_text("utf-8") == "old"


@pytest.mark.parametrize("wait", [0.02, 0.1, 0.3, 0.6])
def test_ctrl_c_while_it_starts_leaves_no_traceback(root, wait):
    run = subprocess.Popen(command(root, "check"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(wait)
    run.send_signal(signal.SIGINT)
    assert "rulebook" not in run.communicate()[1] or run.returncode == 0
