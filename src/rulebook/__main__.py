"""``rulebook``, or ``python -m rulebook``, is the command line."""

import signal

signal.signal(signal.SIGINT, signal.SIG_DFL)  # while its modules are read, Ctrl-C ends it without a word

from rulebook.cli import main  # noqa: E402 (what stands above must come before)

if __name__ == "__main__":
    main()
