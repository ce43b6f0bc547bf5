"""The command line is a contract: its questions, answers, keys, exit codes and refusals serve other scripts."""

import json
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
import simplejson
import yaml

from rulebook import cli
from rulebook.handbook import reach
from rulebook.load import handbook as load
from tests.tools.day import DAY
from tests.tools.small import TRAINING

ROOT = Path(__file__).parents[2]
BAD = ROOT / "tests/check/bad"
KEYS = [
    "calculator",
    "as_of",
    "facts",
    "outputs",
    "sentence",
    "reason",
    "arithmetic",
    "because",
    "clauses",
    "questions",
    "what_if",
]
KEYS += ["missing", "undecided", "notes", "then"]


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command line in this process: its exit code, standard output and standard error."""

    def run(*arguments, root=TRAINING):
        command = [*arguments, *(["--root", str(root)] if root else [])]
        monkeypatch.setattr(sys, "argv", ["rulebook", *command])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return run


@pytest.fixture
def ask(run):
    """Ask a calculator for JSON, on a day that stays the same: its exit code and the object."""

    def ask(calculator, *arguments):
        code, out, err = run("calc", calculator, "--as-of", "2026-11-21", *arguments, "--json")
        assert err == ""
        return code, simplejson.loads(out, use_decimal=True)

    return ask


EXAMPLES = [
    pytest.param(calculator.id, example, id=f"{calculator.id}: {example.words.en}")
    for calculator in load(ROOT).calculators.values()
    for example in calculator.examples
]


@pytest.mark.parametrize(("calculator", "example"), EXAMPLES)
def test_the_command_answers_every_worked_example(run, calculator, example):
    """That they are answered as they say, the check says to an owner; here, that the command line can be told them."""
    supposed = [f"{name}={text}" for name, text in example.what_if.items()]
    arguments = [*(f"{name}={text}" for name, text in example.facts.items())]
    arguments += [part for text in supposed for part in ("--what-if", text)]
    arguments += ["--as-of", (example.as_of or DAY).isoformat()]
    code, out, err = run("calc", calculator, *arguments, "--json", root=ROOT)
    assert code == (2 if example.refused else 1 if example.missing else 0)
    assert bool(err) == bool(example.refused)
    found = simplejson.loads(out, use_decimal=True) if out else {"missing": [], "questions": [], "because": ["refused"]}
    assert set(found["missing"]) == set(example.missing)
    assert set(example.questions) <= set(found["questions"])
    assert found["because"] or code


CONTRACT = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text("utf-8"))
"""What others may ask and read: the facts and outputs of each calculator; the handbook may have more."""


@pytest.mark.parametrize("calculator", CONTRACT)
def test_every_name_of_the_contract_is_there(calculator):
    book = load(ROOT)
    found = book.calculators[calculator]
    assert set(CONTRACT[calculator]["asks"]) <= set(found.asks)
    outputs = {output for id in found.decisions for output in book.decisions[id].outputs}
    assert set(CONTRACT[calculator]["answers"]) <= outputs


def test_every_parameter_that_is_not_set_can_be_supposed_in_a_calculator():
    book = load(ROOT)
    unset = {name for name, parameter in book.parameters.items() if parameter.values[-1].value is None}
    asked = {name for found in book.calculators.values() for name in reach(book, found.decisions).parameters}
    assert sorted(unset - asked) == []


def test_the_object_has_the_keys_of_the_contract_and_their_types(ask):
    code, found = ask("overrun", "overrun_days=12", "--as-of", "2026-11-21", "--what-if", "overrun_rate=20")
    assert code == 0
    assert list(found) == KEYS
    assert found["calculator"] == "overrun"
    assert found["as_of"] == "2026-11-21"
    assert found["facts"] == {"overrun_days": 12}
    assert found["outputs"] == {
        "deduction": {"value": 240, "unit": "yuan"},
        "outcome": {"value": "extended", "unit": None},
    }
    assert found["what_if"] == {"overrun_rate": 20}
    assert [list(step) for step in found["because"]] == [["decision", "row", "clause", "text"]] * 2
    assert [(step["decision"], step["row"], step["clause"]) for step in found["because"]] == [
        ("deduction", 2, "ext-2"),
        ("overrun_outcome", 2, "ext-3"),
    ]
    assert found["clauses"] == ["ext-2", "ext-3"]
    assert any("20" in note for note in found["notes"])


def test_the_command_answers_for_the_day_of_the_environment(run, monkeypatch):
    monkeypatch.setenv("RULEBOOK_AS_OF", "2030-02-28")
    _, out, _ = run("calc", "overrun", "overrun_days=12", "--json")
    assert json.loads(out)["as_of"] == "2030-02-28"


def test_a_formula_has_no_row_and_rows_count_from_one(ask):
    _, found = ask("training-length", "situation=return", "leave_from=2026-02-01", "leave_to=2026-04-30")
    rows = {step["decision"]: step["row"] for step in found["because"]}
    assert rows["leave_days"] is None
    assert rows["training_length"] == 1
    assert found["facts"] == {"situation": "return", "leave_from": "2026-02-01", "leave_to": "2026-04-30"}


def test_an_incomplete_answer_names_what_is_missing(ask):
    code, found = ask("standby", "cause=complaint", "upheld_complaints=1", "standbys_this_year=0")
    assert code == 1
    assert found["missing"] == ["serious", "major_over_level"]
    assert found["outputs"]["outcome"]["value"] is None
    code, found = ask("overrun")
    assert code == 1
    assert found["missing"] == ["overrun_days"]
    assert {name: output["value"] for name, output in found["outputs"].items()} == {"deduction": None, "outcome": None}
    assert found["outputs"]["deduction"]["unit"] == "yuan"


def test_numbers_keep_their_exact_digits(tmp_path, run):
    shutil.copytree(BAD / "base" / "policy", tmp_path / "policy")
    path = tmp_path / "policy" / "lateness.yaml"
    text = path.read_text("utf-8").replace("unit: yuan/late\n", "unit: yuan/late\n    scale: 6\n")
    text = (
        text.replace("value: 10", "value: 0.100001")
        .replace("unit: yuan}", "unit: yuan, scale: 6}")
        .replace("|| 10", "|| 0.100001")
    )
    path.write_text(text, "utf-8")
    code, out, _ = run("calc", "lateness", "lates=31", "--json", root=tmp_path)
    assert code == 0
    assert '"value": 2.900029' in out
    assert simplejson.loads(out, use_decimal=True)["outputs"]["fine"]["value"] == Decimal("2.900029")


# Exit codes and refusals.

REFUSED = [
    ("no calculator", [""], "Name a calculator: "),
    ("unknown calculator", ["overun"], "Did you mean 'overrun'?"),
    ("unknown fact", ["overrun", "overrun_day=1"], "Did you mean 'overrun_days'?"),
    (
        "fact of another calculator",
        ["overrun", "leave_days=1"],
        "does not ask for 'leave_days'; it asks for: overrun_days",
    ),
    ("no equals sign", ["overrun", "12"], "'12' has no '='; write fact=value"),
    ("no value", ["overrun", "overrun_days="], "overrun (overrun_days): '' is not a number"),
    ("no name", ["overrun", "=12"], "does not ask for ''"),
    ("twice", ["overrun", "overrun_days=1", "overrun_days=2"], "overrun_days: given twice, '1' and '2'"),
    ("twice the same", ["overrun", "overrun_days=1", "overrun_days=1"], "overrun_days: given twice"),
    ("two equals signs", ["overrun", "overrun_days=1=2"], "overrun (overrun_days): '1=2' is not a number"),
    ("spaces", ["overrun", "overrun_days = 1"], "does not ask for 'overrun_days '"),
    ("negative", ["overrun", "overrun_days=-1"], "'-1' is out of range; 0 to 366 is allowed"),
    ("too many", ["overrun", "overrun_days=367"], "'367' is out of range; 0 to 366 is allowed"),
    ("too precise", ["overrun", "overrun_days=1.5"], "'1.5' is not a whole number"),
    ("not a number", ["overrun", "overrun_days=NaN"], "'NaN' is not a number"),
    ("an exponent", ["overrun", "overrun_days=1e1"], "'1e1' is not a number"),
    ("Chinese digits", ["overrun", "overrun_days=十二"], "'十二' is not a number; write digits, such as"),
    ("digits that look alike", ["overrun", "overrun_days=12①"], "'12①' holds '①' (U+2460)"),
    (
        "no choice",
        ["standby", "cause=rude"],
        "'rude' is not one of the choices; allowed: ",
    ),
    ("no yes or no", ["standby", "serious=maybe"], "'maybe' is not one of the choices; allowed: yes; no."),
    ("no date", ["training-length", "leave_from=2026-02-30"], "'2026-02-30' is not a date of the calendar"),
    (
        "contradiction",
        ["training-length", "leave_days=3", "leave_from=2026-02-01", "leave_to=2026-02-02"],
        "make it 2 days",
    ),
    ("order", ["training-length", "leave_from=2026-02-02", "leave_to=2026-02-01"], "Leave cannot start after it ends"),
    ("unknown parameter", ["overrun", "--what-if", "rate=1"], "does not read a parameter 'rate'"),
    (
        "bad what-if",
        ["overrun", "--what-if", "overrun_rate=x"],
        "deduction while training overruns (overrun_rate): 'x' is not a number",
    ),
    ("what-if without equals sign", ["overrun", "--what-if", "overrun_rate"], "write --what-if parameter=value"),
    ("what-if twice", ["overrun", "--what-if", "overrun_rate=1", "--what-if", "overrun_rate=1"], "given twice"),
    ("no such day", ["overrun", "--as-of", "2026-02-30"], "--as-of: '2026-02-30' is not a date"),
    ("a week", ["overrun", "--as-of", "2026-W01-1"], "--as-of: '2026-W01-1' is not a date"),
    ("words for a day", ["overrun", "--as-of", "today"], "--as-of: 'today' is not a date"),
    ("signals to the terminal", ["overrun", "overrun_days=\x1b[31m\n1"], "'[31m�1' is not a number"),
]


@pytest.mark.parametrize(("arguments", "sentence"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
@pytest.mark.parametrize("form", [[], ["--json"]], ids=["text", "json"])
def test_a_bad_request_gets_one_plain_sentence(run, arguments, sentence, form):
    code, out, err = run("calc", *arguments, *form, "--lang", "en")
    assert code == 2
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1
    assert err.rstrip()[-1] in ".?"


@pytest.mark.parametrize("arguments", [["overrun", "--lang", "fr"], ["overrun", "--bogus"], ["overrun", "--as-of"]])
def test_a_bad_option_is_a_bad_request_too(run, arguments):
    code, out, err = run("calc", *arguments, root=None)
    assert code == 2
    assert out == ""
    assert "Error" in err
    assert "Traceback" not in err


def test_the_language_changes_the_words_and_nothing_else(ask):
    texts = {"sentence", "arithmetic", "notes"}
    _, zh = ask("overrun", "overrun_days=16")
    _, en = ask("overrun", "overrun_days=16", "--lang", "en")
    assert zh["sentence"] != en["sentence"]
    assert en["sentence"].isascii()
    for found in (zh, en):
        for key in texts:
            del found[key]
        for step in [found["reason"], *found["because"], *found["then"]["todo"]]:
            del step["text"]
    assert zh == en


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["扣款", "150 元", "Q-32", "（培训延期 4）", "（培训延期 5）"]),
        ("en", ["deduct", "150 yuan", "Q-32", "(Overrun 4)", "(Overrun 5)"]),
    ],
)
def test_the_printed_answer_has_its_reason_clauses_and_questions(run, lang, words):
    code, out, err = run("calc", "overrun", "overrun_days=16", "--lang", lang)
    assert (code, err) == (0, "")
    for word in words:
        assert word in out
    assert "{" not in out


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("zh", ["接下来做什么", "中心领导：与延期人员谈话（培训延期 5）", "有疑问，找：培训员、中心领导"]),
        (
            "en",
            [
                "What to do next",
                "centre leader: Talks with the person (Overrun 5)",
                "Questions? Ask: trainer, centre leader",
            ],
        ),
    ],
)
def test_the_printed_answer_says_what_to_do_next_and_whom_to_ask(run, lang, lines):
    _, out, _ = run("calc", "overrun", "overrun_days=16", "--lang", lang)
    said = [line.removeprefix("1. ") for line in out.splitlines()]
    assert [said.index(line) for line in lines] == sorted(said.index(line) for line in lines)
    code, out, _ = run("calc", "overrun", "--lang", lang)
    assert code == 1
    assert lines[0] not in out


def test_the_day_may_be_given(ask):
    code, found = ask("overrun", "overrun_days=1", "--as-of", "2020-02-29")
    assert (code, found["as_of"]) == (0, "2020-02-29")


def test_the_installed_command_answers_from_anywhere(tmp_path):
    command = [ROOT / ".venv/bin/rulebook", "calc", "overrun", "overrun_days=12", "--json", "--root", TRAINING]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["outputs"]["deduction"]["value"] == 120


# Broken handbooks and other places.


def test_a_broken_handbook_is_told_as_problems(run, tmp_path):
    shutil.copytree(BAD / "base" / "policy", tmp_path / "policy")
    (tmp_path / "policy" / "case.yaml").write_text("roles: {\n", "utf-8")
    for arguments in (["calc", "lateness", "lates=1"], ["calc", "lateness", "lates=1", "--json"]):
        code, out, err = run(*arguments, root=tmp_path)
        assert (code, out) == (2, "")
        assert "policy/case.yaml:1:8: " in err
        assert "Traceback" not in err
    code, out, err = run("check", root=tmp_path)
    assert code == 1
    assert "policy/case.yaml:1:8: " in err
    assert "问题 1 处，提醒 0 处" in out


@pytest.mark.parametrize(("command", "status"), [("check", 1), ("calc", 2), ("schema", 1), ("format", 0), ("build", 1)])
def test_a_folder_without_a_handbook_is_no_reason_for_a_traceback(run, tmp_path, command, status):
    code, _, err = run(command, root=tmp_path)
    assert code == status
    assert "Traceback" not in err


def test_the_handbook_has_no_problem(run):
    code, out, _ = run("check", "--as-of", DAY.isoformat(), root=ROOT)
    assert code == 0
    assert "问题 0 处，" in out


def test_warnings_are_said_and_stop_nothing(run):
    code, out, err = run("check", "--as-of", "2200-01-01", root=BAD / "base")
    assert code == 0
    assert "[review-passed]" in err
    assert "问题 0 处，提醒 1 处" in out


# What editors and formatters rely on.


def test_the_schema_for_editors_is_up_to_date(run, tmp_path):
    assert run("schema", "--check", root=ROOT)[0] == 0
    (tmp_path / "policy").mkdir()
    code, _, err = run("schema", "--check", root=tmp_path)
    assert (code, err) == (1, "policy/schema.json 已经过时；运行 rulebook schema。\n")
    assert run("schema", root=tmp_path)[1] == "已写好 policy/schema.json\n"
    assert (tmp_path / "policy/schema.json").read_bytes() == (ROOT / "policy/schema.json").read_bytes()


def test_the_formatter_tells_which_files_it_cannot_read(run, tmp_path):
    shutil.copytree(BAD / "base" / "policy", tmp_path / "policy")
    (tmp_path / "policy" / "broken.yaml").write_bytes(b"roles: {\n")
    (tmp_path / "policy" / "folder.yaml").mkdir()
    (tmp_path / "policy" / "gb.yaml").write_bytes("zh: 迟到".encode("gb18030"))
    code, _, err = run("format", root=tmp_path)
    assert code == 1
    assert re.findall(r"^policy/(\w+)\.yaml:.*\[([a-z-]+)\]$", err, re.MULTILINE) == [
        ("broken", "yaml-syntax"),
        ("folder", "unreadable"),
        ("gb", "yaml-encoding"),
    ]
    assert (tmp_path / "policy" / "gb.yaml").read_bytes() == "zh: 迟到".encode("gb18030")


def test_a_build_where_there_is_no_project_says_so(run, tmp_path):
    code, out, err = run("build", root=tmp_path / "nowhere")
    assert (code, out) == (1, "")
    assert "用 --root 指明项目所在的文件夹" in err
    shutil.copytree(BAD / "base" / "policy", tmp_path / "policy")
    code, out, err = run("build", root=tmp_path)
    assert (code, out) == (1, "")
    assert "没有 docs, macros, mkdocs.yml, mkdocs.en.yml" in err
    assert "Traceback" not in err


def test_a_page_that_is_not_utf_8_counts_as_missing(run, tmp_path):
    shutil.copytree(BAD / "base" / "policy", tmp_path / "policy")
    page = tmp_path / "docs" / "zh" / "policies" / "lateness.md"
    page.parent.mkdir(parents=True)
    page.write_bytes('迟到 {{ policy("lateness") }}'.encode("gb18030"))
    code, _, err = run("check", root=tmp_path)
    assert code == 1
    assert "制度“迟到”（lateness）没有中文页面" in err
    assert "Traceback" not in err


def test_a_table_may_stand_unaligned_and_the_formatter_aligns_it_and_touches_nothing_else(run, tmp_path):
    shutil.copytree(BAD / "base" / "policy", tmp_path / "policy")
    path = tmp_path / "policy" / "lateness.yaml"
    run("format", root=tmp_path)
    aligned = path.read_text("utf-8")
    path.write_text(
        aligned.replace("      三次扣十元 | Three cost ten ", "      三次扣十元|Three cost ten   "), "utf-8"
    )
    assert run("check", root=tmp_path)[0] == 0
    assert run("format", "--check", root=tmp_path) == (1, "policy/lateness.yaml 会改动\n", "")
    assert run("format", root=tmp_path) == (0, "policy/lateness.yaml 已对齐\n", "")
    assert path.read_text("utf-8") == aligned
    assert run("format", "--check", root=tmp_path)[0] == 0


class Core(yaml.CSafeLoader):
    """YAML as editors read it: version 1.2, in which ``no`` and ``7:50`` are texts and 010 is ten."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 (as PyYAML declares it)


Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|Null|NULL|~|)$"), None)
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), None)
Core.add_implicit_resolver("core:int", re.compile(r"^[-+]?[0-9]+$"), None)
Core.add_implicit_resolver(
    "core:float", re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"), None
)
Core.add_constructor("core:int", lambda loader, node: int(node.value))
Core.add_constructor("core:float", lambda loader, node: float(node.value))
SCHEMA = jsonschema.Draft202012Validator(json.loads((ROOT / "policy/schema.json").read_text("utf-8")))
POLICIES = sorted((ROOT / "policy").rglob("*.yaml"))


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_an_editor_finds_no_fault_with_a_policy_file(path):
    text = path.read_text("utf-8")
    _, is_named, named = text.partition("\n")[0].partition("# yaml-language-server: $schema=")
    assert not is_named or (path.parent / named).resolve() == ROOT / "policy/schema.json"
    data = yaml.load(text, Loader=Core)  # noqa: S506 (a subclass of CSafeLoader)
    assert [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(data)] == []


@pytest.mark.parametrize(
    "text",
    [
        "rolse: {}",
        "roles: {Agent: {zh: 甲, en: a, about: {zh: 甲, en: a}}}",
        "roles: {agent: {zh: 甲, en: a}}",
        "facts: {days: {zh: 甲, en: a, unit: day, scale: 9}}",
        "facts: {days: {zh: 甲, en: a, unit: day, range: 0-10}}",
        "decisions: {fine: {zh: 甲, en: a, hit: any, formula: x, clause: a-1}}",
        "policy: [a]",
        "in_force: soon",
    ],
)
def test_an_editor_sees_the_commonest_mistakes(text):
    assert list(SCHEMA.iter_errors(yaml.load(text, Loader=Core))) != []  # noqa: S506 (a subclass of CSafeLoader)
