"""Strict reading of YAML: text stays text, every node knows its place, and bad files make one problem each."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from rulebook.load import align, load, read
from rulebook.load.strict_yaml import MAX_BYTES, MAX_DEPTH, MAX_NODES
from rulebook.load.text_table import read_table
from rulebook.problem import Place


def only(source, file="policy/a.yaml"):
    """The one problem that reading the bytes makes."""
    document, problems = read(source, file)
    assert document is None
    assert len(problems) == 1
    return problems[0]


@pytest.mark.parametrize(
    ("source", "code", "line", "column"),
    [
        pytest.param(b"a: [1\n", "yaml-syntax", 1, 4, id="brackets left open"),
        pytest.param(b"a: 'x\n\nb: 1\n", "yaml-syntax", 1, 4, id="quote left open"),
        pytest.param(b"a:\n  b: 1\n c: 2\n", "yaml-syntax", 3, 2, id="indentation between two levels"),
        pytest.param(b"a:\n\tb: 1\n", "yaml-syntax", 2, 1, id="tab"),
        pytest.param(b"a: b: c\n", "yaml-syntax", 1, 5, id="colon in a text"),
        pytest.param(b"a: %x\n", "yaml-syntax", 1, 4, id="percent sign first"),
        pytest.param(b"%YAML 9.9\n---\na: 1\n", "yaml-syntax", 1, 1, id="directive"),
        pytest.param(b"a: 1\n...\nb: 1\n", "yaml-syntax", 3, 1, id="second document after dots"),
        pytest.param(b"a: 1\n---\nb: 1\n", "yaml-structure", 2, 1, id="second document after dashes"),
        pytest.param(b"- a\n", "yaml-structure", 1, 1, id="a list"),
        pytest.param(b"a\n", "yaml-structure", 1, 1, id="a text"),
        pytest.param(b"", "yaml-structure", 1, 1, id="nothing"),
        pytest.param(b"# only a comment\n", "yaml-structure", 1, 1, id="a comment"),
        pytest.param(b"---\n", "yaml-structure", 1, 1, id="dashes"),
        pytest.param(b"? [a]\n: 1\n", "yaml-structure", 1, 3, id="a list as key"),
        pytest.param(b"a: 1\n? {b: 1}\n: 1\n", "yaml-structure", 2, 3, id="a mapping as key"),
        pytest.param(b"a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1, id="a key twice"),
        pytest.param(b'a: {b: 1, "b": 2}\n', "duplicate-key", 1, 11, id="a key twice, once in quotes"),
        pytest.param(b"a: &x 1\n", "yaml-alias", 1, 4, id="anchor"),
        pytest.param(b"a: *x\n", "yaml-alias", 1, 4, id="alias"),
        pytest.param(b"a: !!int 1\n", "yaml-tag", 1, 4, id="tag"),
        pytest.param(b"a: !x {b: 1}\n", "yaml-tag", 1, 4, id="tag of a mapping"),
        pytest.param(b"!!python/object/apply:os.system [true]\n", "yaml-tag", 1, 1, id="tag that would run a command"),
        pytest.param("a: 培训\n".encode("gb18030"), "yaml-encoding", 1, 4, id="GB 18030"),
        pytest.param("a: 1\n".encode("utf-16"), "yaml-encoding", 1, 1, id="UTF-16"),
        pytest.param(b"a: \xff\n", "yaml-encoding", 1, 4, id="no UTF-8 at all"),
        pytest.param("中: 训\ud800\n".encode("utf-8", "surrogatepass"), "yaml-encoding", 1, 5, id="half a character"),
        pytest.param(b"a: \x00\n", "yaml-character", 1, 4, id="NUL"),
        pytest.param("a: 训\x1b[31m\n".encode(), "yaml-character", 1, 5, id="escape"),
        pytest.param("a: 1\nb: 😀\x7f\n".encode(), "yaml-character", 2, 5, id="delete"),
        pytest.param(b"a: " + b"x" * MAX_BYTES, "yaml-too-large", 1, 1, id="a byte too many"),
        pytest.param(b"a: [" + b"1," * MAX_NODES + b"]", "yaml-too-large", 1, 99_999, id="a value too many"),
        pytest.param(b"a: " + b"[" * 100_000, "yaml-too-deep", 1, MAX_DEPTH + 3, id="deep lists"),
        pytest.param(b"a: " + b"{b: " * 50_000, "yaml-too-deep", 1, 45, id="deep mappings"),
        pytest.param(b"- " * 100_000, "yaml-too-deep", 1, 2 * MAX_DEPTH + 1, id="deep dashes"),
    ],
)
def test_a_bad_file_makes_one_problem_with_its_place(source, code, line, column):
    problem = only(source)
    assert problem.code == code
    assert problem.place == Place("policy/a.yaml", line, column)


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor():
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}]"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    problem = only("\n".join(lines).encode())
    assert (problem.code, problem.place.line) == ("yaml-alias", 1)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"\xef\xbb\xbfa: 1\n")
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: 1\n")
@example("a:\u2028b: 1\u2029c: \x85".encode())
def test_any_bytes_are_read_or_make_one_problem(source):
    document, problems = read(source, "policy/a.yaml")
    assert (document is None) == (len(problems) == 1)
    assert len(problems) <= 1


SIGNS = st.sampled_from(
    [
        "a",
        "b: ",
        "- ",
        "\n",
        "  ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "|\n",
        ">\n",
        "'",
        '"',
        "#",
        "&x ",
        "*x",
        "!t ",
        "? ",
        "---\n",
        "训",
        "\t",
    ]
)


@given(st.lists(SIGNS, max_size=40).map("".join))
def test_what_looks_like_yaml_is_read_or_makes_one_problem(text):
    document, problems = read(text.encode(), "policy/a.yaml")
    assert (document is None) == (len(problems) == 1)
    if document is not None:
        # What PyYAML's own loader, with all values as text, makes of it.
        assert document.data == yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (text only)


@pytest.mark.parametrize(
    "text",
    [
        "7:50", "no", "yes", "on", "off", "null", "~", "true", "010", "0x1F", "0o17", "1_000", "1e3", ".5", "12.50",
        "12.0", "+5", "-0", "NaN", ".inf", "2026-02-01", "2026-02-01 10:00:00", "１２", "十二", "=", "<<", "12:30:45",
        "190:20:30", "1,000",
    ],
)  # fmt: skip
def test_a_value_stays_the_text_that_was_typed(text):
    document, problems = read(f"a: {text}\nb: [{text if ',' not in text else 'x'}]\n".encode(), "a.yaml")
    assert problems == []
    assert document.data["a"] == text


def test_byte_order_mark_and_windows_line_ends_change_nothing():
    document, problems = read("\ufeffa: 训\r\nb:\r\n  - 2\r\n".encode(), "a.yaml")
    assert problems == []
    assert document.data == {"a": "训", "b": ["2"]}
    assert document.place("b", 0) == Place("a.yaml", 3, 5)


# Places.

PLAIN = st.text("ab训练 0:x-", min_size=1, max_size=6).map(str.strip).filter(bool)
TREES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc训", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


def nodes(value, path=()):
    yield path, value
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from nodes(child, (*path, key))


@given(st.dictionaries(st.text("abc训", min_size=1, max_size=3), TREES, min_size=1, max_size=3), st.booleans())
def test_every_value_and_key_stands_where_its_place_says(tree, flow):
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, width=10_000)
    document, problems = read(text.encode(), "a.yaml")
    assert problems == []
    assert document.data == tree
    lines = text.splitlines()
    for path, value in nodes(document.data):
        place = document.place(*path)
        if isinstance(value, str):
            shown = lines[place.line - 1][place.column - 1 : place.column - 1 + place.length]
            assert yaml.load(shown, Loader=yaml.BaseLoader) == value  # noqa: S506 (text only)
        if path and isinstance(path[-1], str):
            key = document.key(*path)
            shown = lines[key.line - 1][key.column - 1 : key.column - 1 + key.length]
            assert yaml.load(shown, Loader=yaml.BaseLoader) == path[-1]  # noqa: S506 (text only)


CELLS = st.text("ab训练＜<>=1.[]() -", min_size=1, max_size=6).map(str.strip).filter(bool)
ROWS = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=5)
)


@given(ROWS, st.data(), st.sampled_from(["|", "|-", "|+"]), st.integers(1, 5))
def test_every_cell_of_a_table_stands_where_its_place_says(rows, data, style, indent):
    split = data.draw(st.integers(1, len(rows[0]) - 1))
    heading = [f"{'列' * i}c{i}" for i in range(len(rows[0]))]
    written = [" || ".join([" | ".join(row[:split]), " | ".join(row[split:])]) for row in [heading, *rows]]
    if data.draw(st.booleans()):
        written = align("\n".join(written)).split("\n")
    blank = data.draw(st.sampled_from(["", "\n"]))
    text = f"表: {style}\n" + "".join(" " * indent + line + "\n" + blank for line in written) + "z: 1\n"
    document, problems = read(text.encode(), "a.yaml")
    assert problems == []
    table, problems = read_table(document.lines("表"), document.place("表"))
    assert problems == []
    assert table.split == split
    lines = text.splitlines()
    for cells, row in zip([table.heading, *table.rows], [heading, *rows], strict=True):
        assert [cell.text for cell in cells] == row
        for cell in cells:
            place = cell.place
            assert lines[place.line - 1][place.column - 1 : place.column - 1 + place.length] == cell.text


def test_a_file_that_cannot_be_read_hides_no_problem_of_another(tmp_path):
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "a.yaml").write_bytes(b"a: [\n")
    (tmp_path / "policy" / "b.yaml").write_bytes("terms: {t: {zh: 训}}\n".encode())
    codes = [(problem.place.file, problem.code) for problem in load(tmp_path).problems]
    assert codes == [
        ("policy/a.yaml", "yaml-syntax"),
        ("policy/b.yaml", "missing-key"),
    ]
