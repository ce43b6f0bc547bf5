"""What people write for a field is read in one way: in Python and in JavaScript, in a form, a link, a table."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain, product

import pytest

from rulebook.bilingual import LANGUAGES
from rulebook.compile import page_rules
from rulebook.language import typed
from rulebook.wording import Reader, Refusal, in_words
from tests.tools.node import evaluated
from tests.tools.small import book

BOOK = book("spellings")
READERS = {name: Reader.of(BOOK, fact) for name, fact in BOOK.facts.items() if name != "lates"}


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        *(("taught", text, Decimal(12)) for text in ("12", "１２", " 12\ufeff", "\x8512\u200b", "012", "12.0", "12.")),
        *(("taught", text, Decimal(12)) for text in ("12个上课日", "１２\u3000上课日", "12 Lesson Days", "+12")),
        *(("taught", text, Decimal(1200)) for text in ("1,200", "1，200.00", "1,200 lesson days")),
        *(("moved", text, Decimal(-10)) for text in ("-10", "－１０", "−10", "-10分钟", "-10 minutes")),
        *(("moved", text, Decimal(70)) for text in ("1 h 10 min", "1 小时 10 分钟", "1 hour 10 mins", "1个小时10分")),
        *(("moved", text, Decimal(-120)) for text in ("-2 h", "−2 hours", "-２小时", "-120 min", "-2H 00Min")),
        ("moved", "+5", Decimal(5)),
        ("moved", "-0", Decimal(0)),
        *(("paid", text, Decimal("0.5")) for text in ("0.5", ".5", "0.50元", "¥0.50", "￥.5", "0.5 Yuan")),
        ("paid", "-¥0", Decimal(0)),
        *(("rate", text, Decimal("95.5")) for text in ("95.5", "95.5%", "９５．５％", "95.50 %")),
        *(("told", text, True) for text in ("yes", "YES", "是", "对", "TRUE", "√", "✔\ufe0f", "ｙ")),
        *(("told", text, False) for text in ("no", "否", "不是", "False", "×", "没有")),
        *(("shift", text, "late") for text in ("late", "LATE", "Late shift", "late-shift", "晚班①", " 晚班①。")),
        *(("shift", text, "early") for text in ("early", "早班", "ＥＡＲＬＹ", "Early\xa0shift")),
        *(
            ("from", text, date(2026, 3, 1))
            for text in ("2026-03-01", "2026-3-1", "2026/3/1", "2026.03.1", "2026年3月1日", "2026 年 3 月 1 日")
        ),
        *(("from", text, date(2026, 3, 1)) for text in ("２０２６－３－１", "2026-3-1 00:00:00", "2026年3月1号")),
        *(("from", text, date(2026, 3, 2)) for text in ("2026-03-02 (Mon)", "2026年3月2日（星期一）", "2026/3/2周一")),
        *(("at", text, time(7, 5)) for text in ("7:05", "07:05", "７：０５", "07:05:00")),
        *(
            ("asked_at", text, datetime(2026, 3, 1, 14, 30))  # noqa: DTZ001 (the handbook's own times have no zone)
            for text in ("2026-03-01 14:30", "2026-03-01T14:30", "2026/3/1  14:30:00", "2026年3月1日14:30",
                         "2026年3月1日（星期日）14:30", "2026-03-01 Sun 14:30")
        ),
    ],
)  # fmt: skip
def test_every_usual_spelling_is_read(name, text, value):
    assert READERS[name].read(text) == value


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("taught", "12①", "lessons (taught): '12①' holds '①' (U+2460), which is no plain letter or digit; "),
        ("taught", "12²", "holds '²' (U+00B2)"),
        ("paid", "½", "holds '½' (U+00BD)"),
        ("from", "2026年3月1⽇", "holds '⽇' (U+2F47)"),
        ("at", "⑦:05", "holds '⑦' (U+2466)"),
        ("told", "ʸes", "holds 'ʸ' (U+02B8)"),
        ("shift", "①", "is not one of the choices; allowed: early shift; Late shift."),
        ("taught", "1\u200b2", "holds an invisible character after '1' (U+200B); delete it, or type anew."),
        ("taught", "12\u202c个上课日", "holds an invisible character after '12' (U+202C)"),
        ("shift", "ear\xadly", "holds an invisible character after 'ear' (U+00AD)"),
        *(("taught", text, f"'{text}' is not a number") for text in ("", "12 minutes", "1 200", "1,2", "0,123")),
        *(("taught", text, f"'{text}' is not a number") for text in ("12,00", "1e3", "--1", "١٢", "12/个上课日", ".")),
        ("taught", "12.5", "'12.5' is not a whole number"),
        ("taught", "-1天", "'-1天' is not a number"),
        ("taught", "4,000", "'4,000' is out of range; 0 to 3650 is allowed."),
        ("paid", "¥0.125", "'¥0.125' has too many decimals"),
        ("taught", "¥12", "'¥12' is not a number"),
        *(("from", text, f"'{text}' is not a date") for text in ("2026-3/1", "3/1/2026", "2026-02-30", "20260301")),
        *(("from", text, f"'{text}' is not a date") for text in ("2026-03-01 07:50", "1899-12-31", "2026年3月1")),
        *(("asked_at", text, f"'{text}' is not a date with a time") for text in ("2026-3-114:30", "2026-03-01")),
        ("at", "24:00", "'24:00' is not a time of day"),
        ("at", "14:30:59", "'14:30:59' has seconds; a time of day is told to the minute, like 07:50."),
        ("asked_at", "2026-03-01 14:30:59", "has seconds"),
        *(("moved", text, "is not a number") for text in ("1 h 60 min", "1 h 10", "10 min 1 h", "1 h 1 h", "h")),
        ("moved", "1 h 0.5 min", "'1 h 0.5 min' is not a whole number"),
        ("moved", "11 h", "'11 h' is out of range"),
        ("taught", "1 h 10 min", "is not a number"),
        ("from", "2026-03-02 (Tuesday)", "names another day of the week; that day is a Monday."),
        ("from", "2026-02-30 (Monday)", "is not a date"),
        ("from", "2026-03-02 (Monday", "is not a date"),
        ("asked_at", "2026年3月1日星期一14:30", "that day is a Sunday."),
        ("told", "maybe", "'maybe' is not one of the choices; allowed: yes; no."),
    ],
)  # fmt: skip
def test_what_could_be_another_thing_is_refused_by_name(name, text, said):
    with pytest.raises(Refusal) as refused:
        READERS[name].read(text)
    assert said in refused.value.words.en


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("taught", "12"),
        ("moved", "-10"),
        ("moved", "60"),
        ("moved", "599"),
        ("paid", "1234.50"),
        ("rate", "95.5"),
        ("told", "yes"),
        ("shift", "late"),
        ("from", "2026-03-01"),
        ("at", "7:05"),
        ("asked_at", "2026-03-01 14:30"),
    ],
)
def test_what_the_site_prints_is_read_again(name, text):
    reader = READERS[name]
    value = reader.read(text)
    for language in LANGUAGES:
        assert reader.read(in_words(value, reader.field, BOOK, language)) == value
    assert reader.read(typed(value)) == value


TEXTS = [
    "12",
    "-3",
    "+0.50",
    "1,200",
    "95%",
    "2026/3/1",
    "2026年3月1日",
    "7：05",
    "1 h 5 min",
    "2 小时 10 分钟",
    "2026-03-01 (Sunday)",
    "2026年3月2日（星期天）",
    "2026年3月2日周二14:30",
    "2026-3-1 14:30",
    "是",
    "TRUE",
    "晚班①",
    "early",
]
BEFORE = ["", "\ufeff", "\u3000", "¥", "x", "①", "\x85\u200b"]
AFTER = [
    "",
    " ",
    "\u200b",
    "元",
    " 个上课日",
    "分钟",
    "%",
    "％",
    "²",
    ":00",
    ":59",
    "T",
    "\u2028",
    ",",
    ".",
    "😀",
    "\U000e0041",
]


def corpus() -> Iterator[str]:
    """Spellings put together of what people write, whole and with something in the middle."""
    for text, before, after in product(TEXTS, BEFORE, AFTER):
        yield before + text + after
    for text, middle in product(TEXTS, chain(AFTER, BEFORE)):
        yield text[:1] + middle + text[1:]
        yield text.replace("-", middle)


def python(name: str, text: str, language) -> str:
    try:
        value = READERS[name].read(text)
    except Refusal as refusal:
        return refusal.words[language]
    return f"={typed(value)}"


READ = """(rules, names, texts) => names.map((name) => texts.map((text) => {
  try {
    return `=${rulebook.spelling.typed(rulebook.reader.readTyped(rules, name, text))}`;
  } catch (error) {
    if (!(error instanceof rulebook.typed.Refusal)) throw error;
    return error.message;
  }
}))"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_python_and_javascript_read_alike(language):
    texts = sorted(set(corpus()))
    found = evaluated(READ, page_rules(BOOK, "spelling", language), list(READERS), texts)
    read = 0
    for name, ours in zip(READERS, found, strict=True):
        for text, theirs in zip(texts, ours, strict=True):
            assert theirs == python(name, text, language), (name, text)
            read += theirs.startswith("=")
    assert len(texts) > 1_500
    assert read > 400
