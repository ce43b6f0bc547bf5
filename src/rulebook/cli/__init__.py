"""The command line, a module for each group of commands.

Exit codes of ``calc``: 0 answered, 1 incomplete, 2 bad request; ``batch`` ends with 1 where any row has no answer.
Of the others: 0 done, 1 problems found.
"""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from types import FrameType
from typing import NoReturn

from rulebook.cli import batch, calc, check, exam, files, site
from rulebook.cli.base import app, fail
from rulebook.cli.sentences import said

__all__ = ["app", "batch", "calc", "check", "exam", "files", "main", "site"]

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


def main() -> None:
    """Run the command line; whatever ends it early, it says no more than a sentence and leaves nothing half done."""
    _listen()
    # What a command makes of the handbook stays until it ends: looking every 700 objects for what could go finds none.
    gc.set_threshold(50_000, 20, 20)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started it
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 (it stands for the stream)
        else:
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read it has read enough
        _drop_output()
        raise SystemExit(128 + signal.SIGPIPE) from None
    except OSError as error:
        if error.errno not in NO_ROOM or error.filename is not None:
            raise
        _drop_output()
        words = said("no output", error=error.strerror or str(error))
        fail(f"{words.zh} {words.en}", 2)


def _listen() -> None:
    """Let what asks the process to end be an exception, so that whatever is being written is taken away again."""

    def end(number: int, _: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, end)
    except ValueError:
        return  # another thread than the main one hears nothing


def _drop_output() -> None:
    """Let what is left to be printed go nowhere, or the interpreter would try once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
