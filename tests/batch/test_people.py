"""As many people come out of a table as went in, each in the row it stood in, and nothing is guessed of a column."""

import csv
import os
import sys
import threading
from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path
from random import Random
from typing import get_args

import pytest
from openpyxl import Workbook, load_workbook

from rulebook import cli
from rulebook.batch import Batch, limits
from rulebook.batch.rows import State
from rulebook.bilingual import LANGUAGES
from rulebook.compile import batch_rules, page_rules
from rulebook.wording import Refusal
from tests.tools.node import evaluated
from tests.tools.small import book, lay, text

BOOK = book("spellings")
DAY = date(2026, 11, 21)
HEADINGS = ["姓名", "班次", "准确率", "已通知", "起"]


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    lay(text("spellings"), folder)
    return folder


@pytest.fixture
def run(monkeypatch, capsys, root):
    """Run `rulebook batch spelling` in this process: its exit status, standard output and standard error."""

    def run(*arguments):
        command = ["rulebook", "batch", "spelling", *map(str, arguments), "--root", str(root), "--lang", "en"]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err.splitlines()

    return run


def written(file: Path) -> list[list[str]]:
    return list(csv.reader(StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))


def table(file: Path, *lines: str) -> Path:
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return file


def test_ditto_marks_hide_nobody(run, tmp_path):
    rows = ["\t".join(["甲", "早班", "98%", "是", "2026/3/1"]), '乙\t"\t98%\t否\t2026/3/1', '丙\t"\t98%\t否\t2026/3/1']
    status, out, err = run(table(tmp_path / "a.csv", "\t".join(HEADINGS), *rows), "-o", tmp_path / "b.csv")
    assert (status, out.splitlines()[0]) == (1, "Rows: 3. Answered: 1; incomplete: 0; wrong: 2.")
    assert [line.split(":")[0] for line in err if line.startswith("Row")] == ["Row 3", "Row 4"]
    assert [row[0] for row in written(tmp_path / "b.csv")] == ["姓名", "甲", "乙", "丙"]


@pytest.mark.parametrize("mark", ["〃", "″", '""', "”", "-〃-", " 同上", "同上。", "Ditto"])
@pytest.mark.parametrize("place", [1, 2, 3, 4])
def test_a_mark_for_the_same_as_above_is_refused_as_one(run, tmp_path, mark, place):
    rows = [
        ["甲", "早班", "98%", "是", "2026/3/1"],
        ["乙", "晚班①", "97%", "否", "2026/3/2"],
        ["〃", "早班", "98%", "是", "2026/3/1"],
    ]
    rows[1][place] = mark
    lines = ["\t".join(row) for row in [HEADINGS, *rows]]
    status, _, err = run(table(tmp_path / "a.csv", *lines), "-o", tmp_path / "b.csv")
    told = [line for line in err if line.startswith("Row")]
    assert (status, len(told)) == (1, 1)
    assert told[0].startswith("Row 3: ")
    assert told[0].endswith(
        f": '{mark.strip()}' looks like a mark for 'the same as above'; "
        "each row is read by itself, so write what the cell above holds."
    )


LIMITED = """(rules, many, rows) => {
  Object.assign(rules.wording, many.wording);
  try {
    return [...rulebook.limits.limited(rules, rows.map((row, at) => ({ row, at })))].map(({ row }) => row);
  } catch (error) {
    return error.message;
  }
}"""


@pytest.mark.parametrize(
    "rows",
    [
        [["a"], [], ["b", " "], ["\u200b"], []],
        [["a"], ["b"] + [""] * 1_200],
        [["a"], ["b"] * 1_000 + ["\ufeff"] * 3],
        [["a"], ["b"] * 1_000 + ["", "c", ""]],
        [],
    ],
    ids=["ends", "blank beyond", "as many", "too many", "empty"],
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_and_the_command_hold_a_table_to_the_same_limits(rows, language):
    try:
        ours = [list(row) for row in limits.limited(rows)]
    except Refusal as refusal:
        ours = refusal.words[language]
    rules, many = page_rules(BOOK, "spelling", language), batch_rules(BOOK, "spelling", language)
    assert evaluated(LIMITED, rules, many, rows) == ours


def test_every_row_keeps_its_place_and_totals_are_nobody(run, tmp_path):
    lines = [
        *("五月考核,,,,", "", ",".join(HEADINGS), "甲,early,98%,yes,2026-03-01", "小计,1,,,", ""),
        *(",".join(HEADINGS), "乙,late,98%,no,2026-03-01", ",合计：,98%,,", "East Total,,,,", "Total,2,,,", "", ""),
    ]
    status, out, err = run(table(tmp_path / "a.csv", *lines), "-o", tmp_path / "b.csv")
    assert (status, out.splitlines()[0]) == (0, "Rows: 2. Answered: 2; incomplete: 0; wrong: 0.")
    assert err == [
        "Columns that the calculator has no use for are kept as they are: 姓名.",
        "Row 5: This row is '小计' and nobody's, so it has no answer.",
        "Row 7: This row holds the headings once more, so it has no answer.",
        "Row 9: This row is '合计：' and nobody's, so it has no answer.",
        "Row 10: This row is 'East Total' and nobody's, so it has no answer.",
        "Row 11: This row is 'Total' and nobody's, so it has no answer.",
    ]
    found = written(tmp_path / "b.csv")
    assert [(row or [""])[0] for row in found] == [
        "五月考核",
        "",
        "姓名",
        "甲",
        "小计",
        "",
        "姓名",
        "乙",
        "",
        "East Total",
        "Total",
    ]
    assert run(tmp_path / "b.csv", "-o", tmp_path / "c.csv")[0] == 0
    assert (tmp_path / "c.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_what_is_written_can_be_read_again(run, tmp_path):
    lines = [
        ",".join([*HEADINGS, "调整"]),
        "甲,early,98%,yes,2026-03-01,-10分钟",
        "=乙,early,98%,yes,2026-03-01,－１ 小时",
    ]
    assert run(table(tmp_path / "a.csv", *lines), "-o", tmp_path / "b.csv")[0] == 0
    assert run(tmp_path / "b.csv", "-o", tmp_path / "c.csv")[0] == 0
    assert (tmp_path / "c.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert [row[5] for row in written(tmp_path / "c.csv")[1:]] == ["'-10分钟", "'－１ 小时"]


def test_a_row_that_goes_missing_is_noticed_and_nothing_written(run, tmp_path, monkeypatch):
    monkeypatch.setattr(cli.batch, "enumerate", lambda rows, start: enumerate(list(rows)[1:], start), raising=False)
    lines = [",".join(HEADINGS), "甲,early,98%,yes,2026-03-01", "乙,late,98%,no,2026-03-01"]
    status, out, err = run(table(tmp_path / "a.csv", *lines), "-o", tmp_path / "b.csv")
    assert (status, out, len(err)) == (2, "", 1)
    assert err[0].startswith("3 rows were read and 2 were to be written, so nothing was;")
    assert not (tmp_path / "b.csv").exists()


PERCENTS = ["0.98", "1", "1.05", "95", "98%", "0", "0.5％", "０．７"]


def rates(run, tmp_path, *options):
    rows = [f"{i},early,{rate},yes,2026-03-01" for i, rate in enumerate(PERCENTS)]
    status, _, err = run(table(tmp_path / "a.csv", ",".join(HEADINGS), *rows), "-o", tmp_path / "b.csv", *options)
    place = written(tmp_path / "b.csv")[0].index("quality (%)")
    return status, [row[place] for row in written(tmp_path / "b.csv")[1:]], err


def test_a_bare_number_that_may_be_a_fraction_is_asked_about(run, tmp_path):
    status, found, err = rates(run, tmp_path)
    assert (status, found) == (1, ["", "", "", "95", "98", "0", "0.5", ""])
    assert err[1] == (
        "Row 2: accuracy (rate): '0.98' has no %, and may mean 0.98% or 98%; "
        "write the %, or say how the column is to be read."
    )
    assert "may mean 1% or 100%" in err[2]
    assert "may mean 1.05% or 105%" in err[3]
    assert err[-1] == (
        "accuracy: cells without a %: 4. "
        "If 0.5 is 0.5%, add --percent rate=percent; if it is 50%, add --percent rate=fraction."
    )


def test_a_column_is_told_once_how_its_numbers_are_read(run, tmp_path):
    assert rates(run, tmp_path, "--percent", "准确率=percent")[:2] == (
        0, ["0.98", "1", "1.05", "95", "98", "0", "0.5", "0.7"]
    )  # fmt: skip
    status, found, err = rates(run, tmp_path, "--percent", "rate=fraction")
    assert (status, found) == (1, ["98", "100", "105", "", "98", "0", "0.5", "70"])
    assert "'95' is out of range" in err[-1]
    assert run(tmp_path / "a.csv", "-o", tmp_path / "b.csv", "--percent", "rate=both")[2] == [
        "'rate=both' says nothing of a column; write column=percent or column=fraction."
    ]
    assert run(tmp_path / "a.csv", "-o", tmp_path / "b.csv", "--percent", "x=percent")[2] == [
        "The table has no column 'x'; it has: shift, rate, told, from."
    ]


def test_a_heading_may_say_percent(run, tmp_path):
    lines = ["班次,准确率（%）,已通知,起", "early,0.98,yes,2026-03-01"]
    assert run(table(tmp_path / "a.csv", *lines), "-o", tmp_path / "b.csv")[0] == 0


def test_what_a_workbook_shows_is_what_is_read(run, tmp_path):
    book = Workbook()
    book.active.append(HEADINGS)
    for form in ("0.0%", '0.0"%"', "0.00", "0.00"):
        book.active.append([form, "early", 0.985, True, date(2026, 3, 1)])
        book.active.cell(book.active.max_row, 3).number_format = form
    book.active.cell(5, 3).value = 1 / 3
    book.save(tmp_path / "a.xlsx")
    status, _, err = run(tmp_path / "a.xlsx", "-o", tmp_path / "b.csv")
    place = written(tmp_path / "b.csv")[0].index("quality (%)")
    assert (status, [row[place] for row in written(tmp_path / "b.csv")[1:]]) == (1, ["98.5", "1", "", ""])
    assert "'0.99' has no %, and may mean 0.99% or 99%" in err[1]
    assert "'0.33' has no %, and may mean 0.33% or 33%" in err[2]
    run(tmp_path / "a.xlsx", "-o", tmp_path / "c.xlsx")
    kept = load_workbook(tmp_path / "c.xlsx").active
    assert (kept["C2"].value, kept["C2"].number_format, kept["C3"].number_format) == (0.985, "0.0%", '0.0"%"')


def test_empty_cells_are_asked_about_once(run, tmp_path):
    lines = [",".join(HEADINGS), "甲,early,,yes,2026-03-01", "乙,late,,no,2026-03-01", "丙,,5%,no,2026-03-01"]
    status, _, err = run(table(tmp_path / "a.csv", *lines), "-o", tmp_path / "b.csv")
    assert (status, err[-1]) == (
        1, "accuracy: rows that are empty here and have no answer: 2. If empty cells are 0, add --blank rate=0."
    )  # fmt: skip
    status, out, _ = run(tmp_path / "a.csv", "-o", tmp_path / "b.csv", "--blank", "准确率=0")
    assert (status, out.splitlines()[0]) == (1, "Rows: 3. Answered: 2; incomplete: 1; wrong: 0.")
    assert "accuracy (rate): 'x' is not a number" in run(
        tmp_path / "a.csv", "-o", tmp_path / "b.csv", "--blank", "rate=x"
    )[2][0]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["姓名,班次,准确率,,", ",,本月,已通知,起", "甲,early,5%,yes,2026-03-01"],
            "Rows 1 and 2 both look like headings; make them one row.",
        ),
        (
            ["一,二", "三,四"],
            (
                "Row 1 should hold the headings, but the calculator knows none of these: 一、二; it knows: "
                "shift, told, accuracy, since, lessons, shift moved by, amount, time, asked at."
            ),
        ),
        (["班次", "", ""], "The table has headings only; write one person in each row below them."),
        ([",".join(["班次", *["x"] * 1_000]), "early"], "Row 1 has 1,001 columns; a table may have 1,000."),
    ],
)  # fmt: skip
def test_a_table_whose_headings_are_not_found_is_refused(run, tmp_path, lines, said):
    assert run(table(tmp_path / "a.csv", *lines), "-o", tmp_path / "b.csv") == (2, "", [said])


def test_a_title_that_is_a_heading_by_chance_is_none(run, tmp_path):
    lines = ["准确率", "班次,准确率,已通知,起", "early,5%,yes,2026-03-01"]
    assert run(table(tmp_path / "a.csv", *lines), "-o", tmp_path / "b.csv")[0] == 0


@pytest.mark.parametrize(
    "first",
    [[["说明", "请看第二张表"], ["x", "y"]], [["请看五月"]], [], [HEADINGS], [["班次", "x"], ["起", "准确率"], [1, 2]]],
)
def test_a_workbook_whose_first_sheet_is_no_table_names_the_others(run, tmp_path, first):
    book = Workbook()
    for row in first:
        book.active.append(row)
    book.create_sheet("五月").append(HEADINGS)
    book["五月"].append(["甲", "early", "98%", "是", "2026/3/1"])
    book.save(tmp_path / "a.xlsx")
    status, _, err = run(tmp_path / "a.xlsx", "-o", tmp_path / "b.csv")
    assert (status, len(err)) == (2, 1)
    assert err[0].endswith(" The workbook has other sheets: 五月; --sheet chooses one.")
    assert run(tmp_path / "a.xlsx", "-o", tmp_path / "b.csv", "--sheet", "五月")[0] == 0


def test_a_sheet_of_too_many_columns_is_refused_at_once(run, tmp_path):
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for _ in range(3):
        sheet.append([1] * 16_384)
    book.save(tmp_path / "a.xlsx")
    assert run(tmp_path / "a.xlsx", "-o", tmp_path / "b.csv") == (
        2, "", ["Row 1 has 16,384 columns; a table may have 1,000."]
    )  # fmt: skip


def test_a_sheet_of_too_many_rows_or_cells_is_refused(run, tmp_path, monkeypatch):
    file = table(tmp_path / "a.csv", *["a,b"] * 9)
    monkeypatch.setattr(limits, "MOST_CELLS", 9)
    assert run(file, "-o", tmp_path / "b.csv")[2] == [
        "Up to row 5 there are 10 cells; a table may have 9. Part it into several files."
    ]
    monkeypatch.setattr(limits, "MOST_ROWS", 3)
    assert run(file, "-o", tmp_path / "b.csv")[2][0].startswith("There are 4 rows or more; a table may have 3")


def test_a_row_wider_than_the_headings_loses_nothing(run, tmp_path):
    lines = ["班次,已通知", "early,yes,5,6", "late,no"]
    run(table(tmp_path / "a.csv", *lines), "-o", tmp_path / "b.csv")
    for _ in range(2):
        first, second, third = written(tmp_path / "b.csv")
        assert (second[:2], second[len(first) :]) == (["early", "yes"], ["5", "6"])
        assert (second[len(first) - 1], len(third)) == (
            (
                "This row has 4 cells and there are 2 headings; beyond them stands '5'. "
                "Look for a separator too many, or a heading too few."
            ),
            len(first),
        )
        run(tmp_path / "b.csv", "-o", tmp_path / "c.csv")
        (tmp_path / "c.csv").replace(tmp_path / "b.csv")


def test_a_table_is_read_from_a_pipe_and_written_through_a_link(run, tmp_path):
    pipe = tmp_path / "a.csv"
    os.mkfifo(pipe)
    lines = [",".join(HEADINGS), "甲,early,98%,yes,2026-03-01"]
    writer = threading.Thread(target=lambda: table(pipe, *lines))
    writer.start()
    (tmp_path / "real.csv").write_text("old", "utf-8")
    (tmp_path / "b.csv").symlink_to("real.csv")
    assert run(pipe, "-o", tmp_path / "b.csv")[0] == 0
    writer.join()
    assert (tmp_path / "b.csv").is_symlink()
    assert written(tmp_path / "real.csv")[1][0] == "甲"


# The page answers alike.

ANSWER = """(rules, many, rows, percent, blank) => {
  Object.assign(rules.wording, many.wording);
  const asked = many.columns.filter(({ name }) => rules.calculator.asks.includes(name));
  const top = rulebook.layout.headOf(rules, rows, new Set(asked.flatMap(({ headings }) => headings)));
  const batch = new rulebook.batch.Batch(rules, many, rows[top], top + 1, "2026-11-21", {}, percent, blank);
  return rows.slice(top + 1).map((row) => {
    const { state, cells, missing, unclear } = batch.reply(row);
    return [state, batch.line(row, cells), missing, unclear ?? ""];
  });
}"""
CELLS = [
    ["", "甲", "小计", "East Total", "Total", "班次"],
    ["early", "晚班①", "late shift", "", "x", "12①", "同上"],
    ["0.98", "1", "98%", "95", "0", "", "1.055", "0.5 %", "小计", "-0.5", "〃"],
    ["yes", "否", "", "√"],
    ["2026/3/1", "2026-03-01", "2026年3月1日", ""],
    ["12", "1,200", "", "12 lesson days", "-0", '"', "'+12", "'-", "'12"],
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("percent", "blank"), [({}, {}), ({"rate": "percent"}, {"rate": "0"}), ({"rate": "fraction"}, {"taught": "3"})]
)
def test_page_and_command_answer_the_same_tables_alike(language, percent, blank):
    random = Random("tables")  # noqa: S311 (nothing secret)
    headings = ["姓名", "班次", "准确率", "已通知", "起", "lessons"]
    rows = [["名单"], [], headings]
    rows += [[random.choice(cells) for cells in CELLS] + random.choice([[], [], ["", " "], ["5"]]) for _ in range(400)]
    rows += [[], headings]
    batch = Batch(BOOK, "spelling", headings, 3, DAY, language, {}, percent, blank)
    rules, many = page_rules(BOOK, "spelling", language), batch_rules(BOOK, "spelling", language)
    found = evaluated(ANSWER, rules, many, rows, percent, blank)
    states: Counter[str] = Counter()
    for row, theirs in zip(rows[3:], found, strict=True):
        reply = batch.reply(row)
        states[reply.state] += 1
        assert theirs == [reply.state, batch.line(row, reply), list(reply.missing), reply.unclear], row
    assert states.keys() == set(get_args(State))
