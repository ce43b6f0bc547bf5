"""What Python runs in the browser as a live notebook opens, before any cell (IPython's `PYTHONSTARTUP`).

It is run by its path and imports the handbook only once there is something to say, so that Python starts no later.
"""


def _listen() -> None:
    """Say in a sentence, in the notebook's language, what a cell lacks that is run before those above it."""
    from typing import Any

    from IPython.core.getipython import get_ipython

    def say(shell: Any, kind: type[BaseException], error: NameError, *_: object, **__: object) -> None:
        import os

        from rulebook.lesson import run_first

        sentence = run_first(error.name or "", "en" if os.environ.get("RULEBOOK_LANGUAGE") == "en" else "zh")
        shell._showtraceback(kind, sentence, [sentence])  # noqa: SLF001 (IPython's way to show an error otherwise)

    shell: Any = get_ipython()
    if shell is not None:  # there is none where the file is but imported
        shell.set_custom_exc((NameError,), say)


_listen()
del _listen
