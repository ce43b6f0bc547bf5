"""``python -m rulebook`` is the command line."""

from rulebook.cli import main

main()
