"""Every check, by example: `bad/<code>…` holds a bad handbook and, in `zh.txt` and `en.txt`, exactly what is printed.

A case is a folder whose files are laid over those of `tests/check/bad/base`, so that it holds only what is wrong.
Its name begins with the code it is for. The end of a file's name may say how to make the file of its text:
`.x50001` repeats it so often, `.gb18030` saves it in that encoding; an empty file takes the base's away. After
a change `pytest tests/check/test_checks.py --snapshot-update` writes the expected texts anew; read the difference as an
author would: where is it, what was found, what is allowed, what is to be done?
"""

import ast
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

import rulebook
from rulebook.check import CODES, check
from rulebook.problem import render

BAD = Path(__file__).parent / "bad"
CASES = sorted(path.name for path in BAD.iterdir() if path.name != "base")
TODAY = date(2026, 11, 21)
EXPECTED = {"zh": "zh.txt", "en": "en.txt"}


def lay(folder: Path, root: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.name in EXPECTED.values():
            continue
        text, target = path.read_text("utf-8"), root / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        if not text and target.exists():
            target.unlink()
        elif path.suffix in (".yaml", ".yml", ".md"):
            target.write_bytes(text.encode())
        elif times := re.fullmatch(r"\.x([0-9]+)", path.suffix):
            target.with_suffix("").write_bytes(text.encode() * int(times[1]))
        else:
            target.with_suffix("").write_bytes(text.encode(path.suffix[1:]))


def printed(root: Path) -> dict[str, str]:
    loaded, problems = check(root, TODAY)
    assert list(problems) == sorted(problems)
    return {
        language: "".join(render(problem, loaded.texts, language) + "\n" for problem in problems)
        for language in EXPECTED
    }


def expected(case: str) -> dict[str, str]:
    return {language: (BAD / case / name).read_text("utf-8") for language, name in EXPECTED.items()}


def codes(text: str) -> set[str]:
    return set(re.findall(r"\[([a-z-]+)\]$", text, re.MULTILINE))


def test_the_base_has_no_problem(tmp_path):
    shutil.copytree(BAD / "base", tmp_path, dirs_exist_ok=True)
    assert printed(tmp_path) == {"zh": "", "en": ""}


@pytest.mark.parametrize("case", CASES)
def test_a_bad_handbook_is_told_what_is_wrong(case, tmp_path, request):
    lay(BAD / "base", tmp_path)
    lay(BAD / case, tmp_path)
    found = printed(tmp_path)
    if request.config.getoption("update_snapshots"):
        for language, name in EXPECTED.items():
            (BAD / case / name).write_text(found[language], "utf-8")
    assert found == expected(case)


def test_every_code_has_a_case_that_shows_it():
    shown = {case: codes(expected(case)["en"]) for case in CASES}
    assert shown == {case: codes(expected(case)["zh"]) for case in CASES}
    assert len(CASES) >= len(CODES)
    for code in CODES:
        of_code = [case for case in CASES if case == code or case.startswith(code + "-")]
        assert any(code in shown[case] for case in of_code), f"no case for '{code}'"
    astray = {
        case: found
        for case, found in shown.items()
        if case != "all-in-one-run" and not any(case == code or case.startswith(code + "-") for code in found)
    }
    assert astray == {}


def test_one_run_tells_all_problems_of_all_files_in_order():
    text = expected("all-in-one-run")["en"]
    places = [(file, int(line)) for file, line in re.findall(r"^(\S+?):(\d+):\d+: ", text, re.MULTILINE)]
    assert places == sorted(places)
    assert len({file for file, _ in places}) >= 3
    assert len(codes(text)) >= 8


def test_no_code_is_emitted_that_the_table_lacks():
    # Where a problem or error is made, the first text of kebab-case among the first two arguments is its code.
    makers = {"Problem": 1, "problem": 1, "RuleError": 0, "_Refusal": 0}
    emitted, patterns = set(), set()
    for path in Path(rulebook.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "id", getattr(getattr(node, "func", None), "attr", ""))
            if not isinstance(node, ast.Call) or name not in makers or len(node.args) < 2:
                continue
            code = node.args[makers[name]]
            if isinstance(code, ast.Constant):
                emitted.add(code.value)
            elif isinstance(code, ast.JoinedStr):
                patterns.add(str(code.values[0].value))
    assert emitted <= CODES.keys()
    assert patterns == {"unknown-"}
    assert {code for code in CODES if code not in emitted and not code.startswith("unknown-")} == set()
