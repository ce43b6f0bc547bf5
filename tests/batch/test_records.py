"""A text is parted into rows as whoever wrote it meant them: copied from a spreadsheet, or CSV. Nobody vanishes."""

from io import StringIO

import pytest

from rulebook.batch.spreadsheet import records
from rulebook.compile import batch_rules, page_rules
from rulebook.wording import Refusal
from tests.tools.node import evaluated
from tests.tools.small import book

BOOK = book("spellings")
TWO_READINGS = "The double quotes of row 3 can be read in two ways: "
NO_PARTNER = "Row 2: a double quote has no partner; "

TEXTS: list[tuple[str, list[list[str]] | str]] = [
    # Copied from a spreadsheet: a quote is a character.
    (
        '姓名\t部门\t天数\n甲\t一部\t12\n乙\t"\t40\n丙\t"\t70\n',
        [["姓名", "部门", "天数"], ["甲", "一部", "12"], ["乙", '"', "40"], ["丙", '"', "70"]],
    ),
    ('a\tb\n1\t"\n2\t"\n', [["a", "b"], ["1", '"'], ["2", '"']]),
    ('a\tb\n"\t1\n"\t2', [["a", "b"], ['"', "1"], ['"', "2"]]),
    ('a\tb\n1\t5"\n2\t"x\n3\t"y" z', [["a", "b"], ["1", '5"'], ["2", '"x'], ["3", '"y" z']]),
    ('a\tb\n1\t"x"\n', [["a", "b"], ["1", '"x"']]),
    # … but in a cell with a line break.
    ('a\tb\n1\t"x\ny"\r\n2\tz', [["a", "b"], ["1", "x\ny"], ["2", "z"]]),
    ('a\tb\tc\n"p\n""q"""\t"r\n\ns"\tz\n"x\n', [["a", "b", "c"], ['p\n"q"', "r\n\ns", "z"], ['"x']]),
    ('a\tb\n"\nx"\t1\n2\t3', [["a", "b"], ["\nx", "1"], ["2", "3"]]),
    ('a\tb\n1\t"x\n2\ty"\n', [["a", "b"], ["1", '"x'], ["2", 'y"']]),
    ("\n\na\tb\n\n1", [[], [], ["a", "b"], [], ["1"]]),
    ("Q1, 2026\na\tb\n1,5\t2", [["Q1, 2026"], ["a", "b"], ["1,5", "2"]]),
    # CSV.
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a;b;c\r1,5;2,5;3", [["a", "b", "c"], ["1,5", "2,5", "3"]]),
    ('"a""b",c,d\n"x\ny",z,1\n\n,,\n', [['a"b', "c", "d"], ["x\ny", "z", "1"], [], ["", "", ""]]),
    ("a,b\n甲,一部\n", [["a", "b"], ["甲", "一部"]]),
    ('姓名,部门,天数\n甲,一部,12\n乙,",40\n丙,",70\n', TWO_READINGS),
    # Quotes that stand alone between cells may as well mean 'the same as above'.
    ('姓名,部门,天数\n甲,一部\n乙,",40\n丙,"\n', TWO_READINGS),
    ('a,b,c\n1,2\n3,"\n4,"\n', TWO_READINGS),
    ('a,b,c,d\n1,2,3,4\n5,",",6\n', TWO_READINGS),
    ('a,b,c,d\n1,2,3,4\n5,",6,"\n', TWO_READINGS),
    ('a;b;c\n1;2;3\n";2;"\n', TWO_READINGS),
    ('a\n12\n"\n"\n70\n', TWO_READINGS),
    ('a\n\n"\n"\n70\n', TWO_READINGS),
    ('a,b\n1,"",\n"2,",""""\n"x\n",4', [["a", "b"], ["1", "", ""], ["2,", '"'], ["x\n", "4"]]),
    ('a,b\n"\n=1",",2"\n', [["a", "b"], ["\n=1", ",2"]]),
    (f"a,b\n{'x' * 200_000},1", [["a", "b"], ["x" * 200_000, "1"]]),
    ('姓名,部门,天数\n甲,",40\n乙,二部,70\n', NO_PARTNER),
    ('a\n"b"c\n', NO_PARTNER),
    ("", []),
    ("a", [["a"]]),
    ("a,\n,b,", [["a", ""], ["", "b", ""]]),
    ("姓名，岁数\n甲，3", [["姓名，岁数"], ["甲，3"]]),
]

RECORDS = """(rules, many, texts) => {
  Object.assign(rules.wording, many.wording);
  return texts.map((text) => {
    try {
      return [...rulebook.spreadsheet.records(rules, text)].map(({row}) => row);
    } catch (error) {
      return error.message;
    }
  });
}"""


@pytest.mark.parametrize(("text", "rows"), TEXTS)
def test_rows_are_those_that_were_written(text, rows):
    if isinstance(rows, list):
        assert list(records(StringIO(text, newline=""))) == rows
    else:
        with pytest.raises(Refusal) as refused:
            list(records(StringIO(text, newline="")))
        assert refused.value.words.en.startswith(rows)


def test_javascript_parts_the_same_rows():
    rules, many = page_rules(BOOK, "spelling", "en"), batch_rules(BOOK, "spelling", "en")
    for (text, rows), found in zip(TEXTS, evaluated(RECORDS, rules, many, [text for text, _ in TEXTS]), strict=True):
        assert found.startswith(rows) if isinstance(rows, str) else found == rows, text
