"""`python -m rulebook`: the command line, for when it is not on the path."""

from rulebook.cli import main

main()
