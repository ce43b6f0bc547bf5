"""The page answers a table of many people as the command line does, cell by cell, and reads a text as the same rows."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from rulebook.batch import Batch, columns, columns_asked
from rulebook.batch.cells import guarded
from rulebook.batch.spreadsheet import csv_line
from rulebook.batch.untitled import columns_read, settled
from rulebook.bilingual import LANGUAGES, Language
from rulebook.browser import script
from rulebook.compile import batch_rules, page_rules
from rulebook.load import handbook
from rulebook.prove import boundary_values
from rulebook.wording import Refusal
from tests.tools.engines import Engine, node
from tests.tools.small_site import small_book

ROOT = Path(__file__).parents[2]
BOOK = handbook(ROOT)
DAY = date(2026, 11, 21)
ROWS = 60
FULL_WIDTH = str.maketrans("0123456789-.:", "０１２３４５６７８９－．：")
STRANGE = [
    "",
    " ",
    "x",
    "=1+1",
    "１２",
    "1,200",
    "12.00",
    "12 天",
    "95%",
    "2026/3/1",
    "2026年03月1日",
    "2026-3-1 7:50:00",
]
STRANGE += [
    "是",
    "YES",
    "√",
    "没有",
    "-0",
    "1e3",
    "２０２６．２．３０",
    "2026-03-01 00:00:00",
    "−5",
    "7：5",
    "12元",
    "a" * 50,
]

READY = """([rules, many]) => {
  Object.assign(rules.wording, many.wording);
  window.given = [rules, many];
}"""
ANSWER = """([headings, rows, asOf, whatIf]) => {
  const batch = new rulebook.batch.Batch(...window.given, headings, 1, asOf, whatIf);
  const replies = rows.map((row) => batch.reply(row)).map(({state, cells, missing}) => [state, cells, missing]);
  return [batch.kept, batch.results, rows.map((row) => batch.cells(row)), replies];
}"""
REFUSED = """(headings) => {
  try {
    new rulebook.batch.Batch(...window.given, headings, 3, "2026-11-21", {});
    return "";
  } catch (error) {
    return error.message;
  }
}"""


@pytest.fixture(scope="module")
def table() -> Iterator[Engine]:
    """What answers a table in a page, without a page."""
    with node(script(), script("why.js"), script("batch.js")) as started:
        yield started


def rows(calculator: str, language: Language) -> tuple[list[str], list[list[str]]]:
    """A table for the calculator: boundary values as spreadsheets write them, some cells replaced or missing."""
    random = Random(f"{calculator} {language}")  # noqa: S311 (nothing secret)
    known = columns(BOOK, BOOK.calculators[calculator])
    asked = [column for column in known if column.name in BOOK.calculators[calculator].asks]
    headings = [random.choice([c.name, c.field.words[language], c.field.words[language] + "："]) for c in asked]
    others = [column for column in known if column not in asked]
    more = random.sample(others, min(2, len(others)))
    values = {column.name: list(boundary_values(BOOK, calculator, column.field)) for column in asked}
    table = []
    for _ in range(ROWS):
        cells = [written(column, random.choice(["", *values[column.name]]), random) for column in asked]
        cells += [random.choice(["", *column.reader.choices, "x"]) if random.random() < 0.3 else "" for column in more]
        cells.insert(1, random.choice(["张三", "=HYPERLINK()", "007", '"a"']))
        if random.random() < 0.3:
            cells[random.randrange(len(cells))] = random.choice(STRANGE)
        cells += random.choice([[], [], [], [], ["", " "], ["多", ""]])
        table.append(cells[: random.choice([None, None, None, None, 2])])
    return [*headings[:1], "姓名", *headings[1:], *(column.name for column in more)], [*table, [], [" "]]


def written(column, text: str, random: Random) -> str:
    """A fact as a spreadsheet may write it."""
    labels = [said for said, id in column.reader.choices.items() if id == text]
    ways = [text, text, f" {text}", text.translate(FULL_WIDTH), text.replace("-", "/"), *labels]
    return random.choice(ways) if text else ""


def answered(calculator: str, language: Language) -> Iterator[object]:
    headings, table = rows(calculator, language)
    batch = Batch(BOOK, calculator, headings, 1, DAY, language)
    replies = [batch.reply(row) for row in table]
    yield from (list(batch.kept), list(batch.results), [batch.cells(row) for row in table])
    yield [[reply.state, list(reply.cells), list(reply.missing)] for reply in replies]


@pytest.mark.slow
@pytest.mark.parametrize("calculator", BOOK.calculators)
def test_page_and_python_answer_the_same_tables_alike(table: Engine, calculator: str) -> None:
    for language in LANGUAGES:
        table.evaluate(READY, [page_rules(BOOK, calculator, language), batch_rules(BOOK, calculator, language)])
        headings, given = rows(calculator, language)
        found = table.evaluate(ANSWER, [headings, given, DAY.isoformat(), {}])
        expected = list(answered(calculator, language))
        for name, ours, theirs in zip(("kept", "results", "cells"), expected, found, strict=False):
            assert theirs == ours, name
        for row, ours, theirs in zip(given, expected[3], found[3], strict=True):
            assert theirs == ours, row
        states = Counter(reply[0] for reply in found[3])
        assert states["blank"] >= 2
        assert states["wrong"]


def test_page_and_python_refuse_the_same_headings(table: Engine) -> None:
    twice = ["away_days", "姓名", "离岗天数", "cause"]
    for language in LANGUAGES:
        table.evaluate(
            READY, [page_rules(small_book(), "lessons", language), batch_rules(small_book(), "lessons", language)]
        )
        for headings in (["姓名", "部门"], twice, ["", ""], ["as-of", "what-if.rounding"], [f"{'长' * 60}", "=1"]):
            with pytest.raises(Refusal) as refused:
                Batch(small_book(), "lessons", headings, 3, DAY, language)
            assert table.evaluate(REFUSED, headings) == refused.value.words[language]
        assert table.evaluate(REFUSED, ["cause"]) == ""


def test_page_and_python_read_tables_without_headings_alike(table: Engine) -> None:
    read = (
        "(rows) => rulebook.untitled.columnsRead(given[0], rows, given[1].columns.filter(({name}) => "
        "given[0].calculator.asks.includes(name))).map((reading) => reading.map(({name}) => name))"
    )
    tables = (
        [["Ann", "return", "12"], ["Bob", "返岗", "１３ 天"]],
        [["Ann", "return", "2026-02-01", "2026/3/1"], [], ["合计", "", "x"]],
        [["who", "why"], ["Ann", "return"]],
        [["", ""], ["12", "12", ""], ["5"]],
        [["return", "", "〃"]],
    )
    book = small_book()
    asked = columns_asked(book, book.calculators["lessons"])
    for language in LANGUAGES:
        table.evaluate(READY, [page_rules(book, "lessons", language), batch_rules(book, "lessons", language)])
        for rows in tables:
            found = columns_read(rows, asked)
            assert table.evaluate(read, rows) == [[column.name for column in reading] for reading in found]
            ways = table.evaluate(
                f"(rows) => rulebook.untitled.settled(({read.replace('.map(({name}) => name)', '')})(rows)) !== null",
                rows,
            )
            assert ways == (settled(found) is not None)


def test_page_and_python_hand_back_the_same_cells(table: Engine) -> None:
    cells = [
        "",
        "a",
        "=1",
        "+1",
        "+1a",
        "-1",
        "-1.50",
        "-",
        "@a",
        "\ta",
        "\ra",
        "\na",
        "a=1",
        "'=1",
        "a,b",
        'a"b',
        "a\nb",
    ]
    cells += ["＝1", "＋1", "－1", "＠a", " =1", "007", "١", "-١", "=", "--1", "+86 138"]
    assert table.evaluate("(cells) => cells.map(rulebook.cells.guarded)", cells) == list(map(guarded, cells))
    made = table.evaluate("(cells) => `${rulebook.spreadsheet.joined(cells, ',')}\\r\\n`", cells)
    assert made == csv_line(cells)
