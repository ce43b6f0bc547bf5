"""``rulebook``, or ``python -m rulebook``, is the command line."""

# Built in: the module `signal` takes time to read, in which Ctrl-C would be told at length.
import _signal as signal  # type: ignore[import-not-found]

signal.signal(signal.SIGINT, signal.SIG_DFL)  # while the other modules are read, Ctrl-C ends it without a word

from rulebook.cli import main  # noqa: E402 (what stands above must come before)

if __name__ == "__main__":
    main()
