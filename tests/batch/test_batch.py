"""Tables of many people on the command line: good rows answered, bad ones told, nothing lost, no formula written."""

import csv
import sys
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from rulebook import cli
from rulebook.batch import Batch, files
from rulebook.batch.spreadsheet import csv_line
from tests.tools.small import TRAINING, book

BOOK = book("training")
DAY = date(2026, 11, 21)
TABLE = """\
姓名,工号,培训原因,休假天数
张三,007,休假后返岗,１２
李四,008,休假后返岗,
王五,009,返岗,12
赵六,010,transfer inside the centre,
"""
DIGITS = "is not a number; write digits, such as 1."
EMPTY = "The table is empty; write the headings in its first row, and one person in each row below."


@pytest.fixture
def run(monkeypatch, capsys):
    """Run `rulebook batch` in this process: its exit status, standard output and standard error."""

    def run(*arguments):
        command = ["rulebook", "batch", *map(str, arguments), "--root", str(TRAINING), "--as-of", DAY.isoformat()]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return run


def table_of(file: Path) -> list[list[str]]:
    return list(csv.reader(StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))


def reply(calculator: str, headings: list[str], *cells: str, language="en"):
    return Batch(BOOK, calculator, headings, 1, DAY, language).reply(cells)


def test_every_row_is_answered_or_says_why_not(run, tmp_path):
    (tmp_path / "a.csv").write_text(TABLE, "utf-8")
    status, out, err = run("training-length", tmp_path / "a.csv", "-o", tmp_path / "b.csv")
    assert status == 1
    assert out.splitlines() == [
        "共 4 行：答出 2 行，还缺内容 1 行，填写有误 1 行。",
        f"结果已写到：{tmp_path / 'b.csv'}",
    ]
    assert err.splitlines() == [
        "这些列计算器用不到，原样保留：姓名、工号。",
        "第 3 行：还需要填写休假天数。",
        (
            "第 4 行：“培训原因”（situation）填的是“返岗”，不在选项内；可选：休假后返岗；中心内部转岗；从外部门转入；"
            "因服务问题待岗；因用户投诉待岗；因业务、技能问题待岗；因违规违纪待岗。"
        ),
        "“休假天数”这一列有 1 行空着，因此还不能回答。空格就是 0 的话，请加 --blank leave_days=0。",
    ]
    headings, first, second, third, _ = table_of(tmp_path / "b.csv")
    assert headings[:8] == [
        *TABLE.splitlines()[0].split(","),
        "结论",
        "培训安排",
        "最短培训时间（培训日）",
        "最长培训时间（培训日）",
    ]
    assert headings[-4:] == ["条款", "待定问题", "请注意", "没有答案的原因"]
    assert first[:8] == [
        "张三",
        "007",
        "休假后返岗",
        "１２",
        "安排短期返岗培训，时间为 2 个培训日。",
        "短期返岗培训",
        "2",
        "2",
    ]
    assert (first[-3], first[-1]) == ("Q-01、Q-02、Q-28", "")
    assert (second[4], second[-1]) == ("", "还需要填写休假天数。")
    assert "返岗" in third[-1]


def test_a_table_that_was_answered_before_is_answered_anew(run, tmp_path):
    (tmp_path / "a.csv").write_text(TABLE, "utf-8")
    run("training-length", tmp_path / "a.csv", "-o", tmp_path / "b.xlsx")
    assert run("training-length", tmp_path / "b.xlsx", "-o", tmp_path / "c.csv")[0] == 1
    run("training-length", tmp_path / "a.csv", "-o", tmp_path / "d.csv")
    assert (tmp_path / "c.csv").read_bytes() == (tmp_path / "d.csv").read_bytes()


def test_all_answered_ends_well_and_columns_suppose_and_date_a_row(run, tmp_path):
    (tmp_path / "a.csv").write_text(
        "situation,leave_days,what-if.q01_rounding,as-of\nreturn,12,up,2026/12/1\n", "utf-8"
    )
    status, out, err = run("training-length", tmp_path / "a.csv", "-o", tmp_path / "b.csv", "--lang", "en")
    assert (status, err) == (0, "")
    assert out.startswith("Rows: 1. Answered: 1; incomplete: 0; wrong: 0.\n")
    row = table_of(tmp_path / "b.csv")[1]
    assert "The plan is short return training: 3 training days." in row
    assert any("this is not policy" in cell for cell in row)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (["return", "twelve"], f"length of leave (leave_days): 'twelve' {DIGITS}"),
        (["return", "2026/3/1"], f"length of leave (leave_days): '2026/3/1' {DIGITS}"),
        (["return", "4000"], "length of leave (leave_days): '4000' is out of range; 0 to 3650 is allowed."),
        (["return", "#REF!"], f"length of leave (leave_days): '#REF!' {DIGITS}"),
        (["", ""], ""),
        (["return"], "Still needed: length of leave."),
        (["", "12"], "Still needed: reason for training."),
        (
            ["return", "1", "200"],
            (
                "This row has 3 cells and there are 2 headings; beyond them stands '200'. "
                "Look for a separator too many, or a heading too few."
            ),
        ),
    ],
)  # fmt: skip
def test_a_row_without_an_answer_says_what_was_found_and_what_is_allowed(cells, problem):
    assert reply("training-length", ["situation", "leave_days"], *cells).problem == problem


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", EMPTY),
        ("\n , \n", EMPTY),
        ("situation\n\n", "The table has headings only; write one person in each row below them."),
        (
            "姓名,天数\n张三,3\n",
            (
                "Row 1 should hold the headings, but the calculator knows none of these: 姓名、天数; it knows: "
                "reason for training, length of leave, start of leave, end of leave."
            ),
        ),
        (
            "\n休假天数,situation,Leave_Days\n3,return,4\n",
            "Columns 1 and 3 both tell length of leave (leave_days): 休假天数、Leave_Days; keep one of them.",
        ),
        (
            'situation\nreturn\n"ret',
            "Row 3: a double quote has no partner; inside a cell write it twice, and put the whole cell in quotes.",
        ),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_understood_is_refused_whole(run, tmp_path, text, said):
    (tmp_path / "a.csv").write_text(text, "utf-8")
    (tmp_path / "b.csv").write_text("kept", "utf-8")
    status, out, err = run("training-length", tmp_path / "a.csv", "-o", tmp_path / "b.csv", "--lang", "en")
    assert (status, out, err) == (2, "", said + "\n")
    assert (tmp_path / "b.csv").read_text("utf-8") == "kept"


def test_a_table_without_headings_is_read_by_what_stands_in_it(run, tmp_path):
    (tmp_path / "a.csv").write_text("Ann,return from leave,12\nBob,return,13\n", "utf-8")
    status, _, err = run("training-length", tmp_path / "a.csv", "-o", tmp_path / "b.csv", "--lang", "en")
    read = "by what stands in it, column 2 is “reason for training”, column 3 is “length of leave”. Please check."
    assert status == 0
    assert read in err
    titles, *people = table_of(tmp_path / "b.csv")
    assert titles[:4] == ["column 1 (without a heading)", "reason for training", "length of leave", "Answer"]
    assert [row[:3] for row in people] == [["Ann", "return from leave", "12"], ["Bob", "return", "13"]]
    assert all(row[3] for row in people)


def test_columns_that_can_be_read_in_two_ways_are_asked_about(run, tmp_path):
    (tmp_path / "a.csv").write_text("Ann,return,2026-02-01,2026-03-01\n", "utf-8")
    asked = ("training-length", tmp_path / "a.csv", "-o", tmp_path / "b.csv", "--lang", "en")
    status, _, err = run(*asked)
    assert status == 2
    assert "column 2 may be reason for training; column 3 may be start of leave or end of leave; column 4" in err
    assert "name its columns in order with --headings" in err
    assert not (tmp_path / "b.csv").exists()
    assert run(*asked, "--headings", "name，situation,leave_from,end of leave")[0] == 0
    titles, person = table_of(tmp_path / "b.csv")
    assert titles[:4] == ["name", "situation", "leave_from", "end of leave"]
    assert person[4]


def test_headings_that_nobody_knows_are_no_row_of_values(run, tmp_path):
    (tmp_path / "a.csv").write_text("who,why,how long\nAnn,return,12\n", "utf-8")
    status, _, err = run("training-length", tmp_path / "a.csv", "-o", tmp_path / "b.csv", "--lang", "en")
    assert (status, "the calculator knows none of these: who、why、how long" in err) == (2, True)


def test_what_no_row_can_do_without_is_said_once(run, tmp_path):
    (tmp_path / "a.csv").write_text("situation,天数\n" + "return,3\n" * 30, "utf-8")
    status, _, err = run("training-length", tmp_path / "a.csv", "-o", tmp_path / "b.csv", "--lang", "en")
    lines = err.splitlines()
    assert (status, len(lines)) == (1, 23)
    assert lines[-2:] == [
        "10 more rows have no answer; the file says why.",
        "There is no column for length of leave (leave_days); rows whose answer is incomplete without it: 30.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_encoding_and_delimiter_of_spreadsheets_is_read(run, tmp_path, encoding, delimiter):
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    (tmp_path / "a.csv").write_bytes((mark + TABLE.replace(",", delimiter)).encode(encoding))
    run("training-length", tmp_path / "a.csv", "-o", tmp_path / "b.csv")
    assert table_of(tmp_path / "b.csv")[1][:5] == [
        "张三",
        "007",
        "休假后返岗",
        "１２",
        "安排短期返岗培训，时间为 2 个培训日。",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"a\x81\xff\n",
            "'a.csv' is no text in UTF-8, UTF-16 or GB18030; save it as “CSV UTF-8” in a spreadsheet program.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
            "'a.csv' is no CSV text; open it in a spreadsheet program and save it as “CSV UTF-8”.",
        ),
        (
            b"PK\x03\x04 and no more",
            (
                "'a.csv' is no .xlsx workbook that can be opened; "
                "save it again as .xlsx or CSV in a spreadsheet program."
            ),
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused(run, tmp_path, content, said):
    (tmp_path / "a.csv").write_bytes(content)
    assert run("training-length", tmp_path / "a.csv", "-o", tmp_path / "b.csv", "--lang", "en") == (2, "", said + "\n")
    assert list(tmp_path.iterdir()) == [tmp_path / "a.csv"]


def test_files_that_cannot_be_read_or_written_are_named(run, tmp_path):
    (tmp_path / "a.csv").write_text(TABLE, "utf-8")
    for source, target, said in (
        ("no.csv", "b.csv", f"'{tmp_path}/no.csv' cannot be read: No such file or directory."),
        ("a.csv", "no/b.csv", f"'{tmp_path}/no/b.csv' cannot be written: No such file or directory."),
        ("a.csv", "b.xls", "'b.xls' is no kind of file for this; name one of .csv, .xlsx."),
        (
            "a.csv",
            "a.csv",
            f"The answers cannot be written over '{tmp_path}/a.csv', which is being read; name another file with -o.",
        ),
    ):
        refused = run("training-length", tmp_path / source, "-o", tmp_path / target, "--lang", "en")
        assert refused == (2, "", said + "\n")


def test_an_answer_that_cannot_be_written_whole_replaces_nothing(run, tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text(TABLE, "utf-8")
    (tmp_path / "b.csv").write_text("kept", "utf-8")

    def full(row):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "csv_line", full)
    assert run("training-length", tmp_path / "a.csv", "-o", tmp_path / "b.csv")[0] == 2
    assert (tmp_path / "b.csv").read_text("utf-8") == "kept"
    assert {path.name for path in tmp_path.iterdir()} == {"a.csv", "b.csv"}


HOSTILE = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")', "＝1+1"]


def test_no_cell_that_is_handed_back_begins_a_formula():
    rows = [[cell, "-5", "+5", "007"] for cell in HOSTILE]
    for row, written in zip(rows, csv.reader(StringIO("".join(map(csv_line, rows)), newline="")), strict=True):
        assert written == [f"'{row[0]}", "-5", "+5", "007"]


def test_a_workbook_holds_texts_and_numbers_and_never_a_formula(run, tmp_path):
    text = StringIO(newline="")
    csv.writer(text).writerows([["name", "situation", "leave_days"], *([cell, "return", "12"] for cell in HOSTILE)])
    (tmp_path / "a.csv").write_text(text.getvalue(), "utf-8", newline="")
    assert run("training-length", tmp_path / "a.csv", "-o", tmp_path / "b.xlsx")[0] == 0
    sheet = load_workbook(tmp_path / "b.xlsx").active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}
    names = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in names] == HOSTILE
    assert all(cell.quotePrefix for cell in names)
    assert sheet["C2"].value == "12"
    assert sheet["F2"].value == 2


@pytest.fixture
def workbook(tmp_path):
    """Write rows as the first sheet of a workbook, which may be changed before it is saved."""

    def write(*rows, change=lambda sheet: None):
        written = Workbook()
        for row in rows:
            written.active.append(row)
        written.create_sheet("另一张")
        change(written.active)
        written.save(tmp_path / "a.xlsx")
        return tmp_path / "a.xlsx"

    return write


def test_a_workbook_is_read_as_it_is_shown_and_kept_as_it_was(run, workbook, tmp_path):
    def change(sheet):
        sheet["A2"].number_format = "00000"
        sheet["B2"].number_format = "0.0%"

    row = [42, 0.125, datetime(2026, 2, 1), date(2026, 4, 30), "return", True, 0.1 + 0.2]  # noqa: DTZ001 (as Excel has it)
    headings = ["工号", "比例", "leave_from", "休假末日", "situation", "x", "y"]
    status, _, err = run("training-length", workbook(headings, row, change=change), "-o", tmp_path / "b.csv")
    assert status == 0
    assert err.splitlines()[0] == "没有读这些工作表：另一张；用 --sheet 可以另选。"
    assert table_of(tmp_path / "b.csv")[1][:7] == [
        "00042",
        "12.5%",
        "2026-02-01 00:00:00",
        "2026-04-30",
        "return",
        "TRUE",
        "0.3",
    ]
    run("training-length", tmp_path / "a.xlsx", "-o", tmp_path / "c.xlsx")
    kept = [cell.value for cell in load_workbook(tmp_path / "c.xlsx").active[2]][:7]
    assert kept == [42, 0.125, datetime(2026, 2, 1), datetime(2026, 4, 30), "return", True, 0.3]  # noqa: DTZ001


def test_formulas_without_results_and_merged_cells_are_named(run, workbook, tmp_path):
    file = workbook(
        ["姓名", "situation", "leave_days"], ["甲", "return", "=3*4"], ["=A2", "return", 5], [None, None, 6],
        change=lambda sheet: sheet.merge_cells("B3:B4"),
    )  # fmt: skip
    status, _, err = run("training-length", file, "-o", tmp_path / "b.csv", "--lang", "en")
    assert status == 1
    assert [line for line in err.splitlines() if line.startswith("Row")] == [
        (
            "Row 2: Cell C2 is a formula without a result in the file; "
            "open and save the file in a spreadsheet program, or replace the formula by its value."
        ),
        "Row 4: Cell B4 is part of the merged cells B3:B4; unmerge them and fill in each.",
    ]
    assert [row[0] for row in table_of(tmp_path / "b.csv")[1:]] == ["甲", "'=A2", ""]


def test_a_sheet_is_chosen_by_its_name(run, workbook, tmp_path):
    file = workbook(["situation"], ["internal-transfer"])
    assert run("training-length", file, "-o", tmp_path / "b.csv", "--sheet", "Sheet")[0] == 0
    refused = run("training-length", file, "-o", tmp_path / "b.csv", "--sheet", "三月", "--lang", "en")
    assert refused == (2, "", "The workbook has no sheet '三月'; there are: Sheet, 另一张.\n")
