"""All sentences of the engine and of the pages: in both languages, each once, none in vain."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest

from rulebook.bilingual import Words

SOURCES = [path for folder in ("src", "macros") for path in sorted(Path(folder).rglob("*"))]
REGISTERS = {"codes.py", "clause_kinds.py", "sheet_faults.py", "problem.py"}
"""Tables whose keys are things of their own (codes, kinds of clauses, faults), or that stand where they are said."""

MODULES = [path for path in SOURCES if path.name == "sentences.py" or path.name in REGISTERS]
SPOKEN = [path for path in SOURCES if path.suffix in {".py", ".js", ".html"}]
COMPOSED = re.compile(
    r"test .+|met .+|each .+|.+ rest|.+ hint|sheet (from|to|below)|only (zh|en)|no (date|time|datetime)"
    r"|batch (clauses|questions|notes|problem)|found .+"
)
"""Keys that are put together where they are said."""


def literals(path: Path) -> Iterator[tuple[str, list[str], Mapping[str, Words]]]:
    """Every table of a module by its name, with its keys as they are written, twice where they are."""
    module = import_module(".".join(path.with_suffix("").parts).removeprefix("src."))
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict) and isinstance(node.target, ast.Name):
            table = getattr(module, node.target.id)
            if isinstance(table, Mapping) and all(isinstance(words, Words) for words in table.values()):
                yield node.target.id, [ast.literal_eval(key) for key in node.value.keys if key], table


TABLES = [pytest.param(path, *table, id=f"{path.parent}: {table[0]}") for path in MODULES for table in literals(path)]
ENTRIES = {
    f"{path.parent}: {key}": words for path in MODULES for _, _, table in literals(path) for key, words in table.items()
}


def test_every_wing_that_speaks_has_its_table():
    assert {table.values[0] for table in TABLES} == set(MODULES)


@pytest.mark.parametrize(("path", "name", "keys", "table"), TABLES)
def test_no_key_stands_twice(path, name, keys, table):
    assert keys == list(table)


def test_both_languages_say_it_with_the_same_parts():
    def parts(text: str) -> set[str]:
        return set(re.findall(r"\{(\w*)\}", text))

    assert [key for key, words in ENTRIES.items() if not words.zh or not words.en] == []
    unlike = {key for key, words in ENTRIES.items() if parts(words.zh) != parts(words.en)}
    assert unlike == {"src/rulebook/browser: month"}  # English names it, Chinese counts


def test_every_sentence_stands_once():
    where = defaultdict(set)
    for words in ENTRIES.values():
        where[words].add(id(words))
    assert [words for words, written in where.items() if len(written) > 1] == []


@pytest.mark.parametrize(("path", "name", "keys", "table"), TABLES)
def test_every_sentence_is_said(path, name, keys, table):
    if path.name in REGISTERS:
        return
    elsewhere = [other for other in SPOKEN if other != path or name == "SHARED"]
    said = "\n".join(other.read_text("utf-8") for other in elsewhere).replace("'", '"')
    needed = (key for key in keys if not COMPOSED.fullmatch(key))
    assert [key for key in needed if said.count(f'"{key}"') <= (name == "SHARED")] == []
