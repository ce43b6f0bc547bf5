import re
from datetime import date
from pathlib import Path

import jupytext
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from rulebook.site import notebooks
from rulebook.site.error import BuildError

DAY = date(2026, 11, 21)
BOOK = Path(__file__).parents[1] / "check/bad/base"


def sources(project, language):
    return [cell.source for cell in notebooks.read(project, language, "days").cells]


def test_each_language_gets_its_own_cells_and_the_untagged_ones(project):
    common = sources(project, "zh")[1]
    assert sources(project, "zh") == ["天数", common]
    assert sources(project, "en") == ["Days", common, 'print("English only")']


def test_a_language_nobody_reads_is_refused(project):
    (project / "notebooks/days.py").write_text('# %% [markdown] lang="de"\n# Tage\n', "utf-8")
    with pytest.raises(BuildError, match=r'days.py, cell 1 \(Tage\): lang="de" is neither "zh" nor "en"'):
        notebooks.read(project, "zh", "days")


PARTS = {
    "question": {"zh": "## 问题", "en": "## The question"},
    "rule": {"zh": "## 制度怎么写", "en": "## The rule as written"},
    "by-hand": {"zh": "## 用手算", "en": "## By hand"},
    "handbook": {"zh": "## 让手册算", "en": "## By the handbook"},
    "picture": {"zh": "## 画成图", "en": "## A picture"},
    "try": {"zh": "## 自己试试", "en": "## Try it yourself"},
    "check": {"zh": "## 考考自己", "en": "## Check yourself"},
}


@pytest.mark.parametrize("name", notebooks.ids(Path()))
@pytest.mark.parametrize("language", notebooks.LANGUAGES)
def test_every_notebook_has_the_same_parts_in_both_languages(name, language):
    cells = notebooks.read(Path(), language, name).cells
    headings = {
        cell.metadata["part"]: re.search("(?m)^## .*", cell.source)[0] for cell in cells if "part" in cell.metadata
    }
    assert headings == {part: words[language] for part, words in PARTS.items()}
    orders = {"rule", "by-hand", "handbook", "check"}
    assert [part for part in headings if part in orders] == [part for part in PARTS if part in orders]
    assert notebooks.title(Path(), language, name) != name
    code = "".join(cell.source for cell in cells if cell.cell_type == "code")
    assert all(call in code for call in (".rule(", "assert ", ".picture(", ".check("))
    assert (Path("docs") / language / f"notebooks/{name}.md").read_text("utf-8").strip() == (
        f'{{{{ notebook("{name}") }}}}'
    )


@pytest.mark.parametrize("name", notebooks.ids(Path()))
def test_every_notebook_is_kept_as_clean_text(name):
    text = Path(f"notebooks/{name}.py").read_text("utf-8")
    assert all(not cell.get("outputs") for cell in jupytext.reads(text, fmt="py:percent").cells)
    assert not list(Path("notebooks").glob("*.ipynb"))
    assert len(notebooks.calculators(Path(), name)) == 1, "a page can hold one live calculator"


def test_title_question_and_calculators_are_read_without_a_run(project):
    text = '# %% [markdown] lang="zh"\n# # 天数\n#\n# ## 问题\n#\n# 休了几天？\n# %% calculator="overrun"\n1\n'
    (project / "notebooks/days.py").write_text(text, "utf-8")
    assert notebooks.title(project, "zh", "days") == "天数"
    assert notebooks.question(project, "zh", "days") == "休了几天？"
    assert notebooks.title(project, "en", "days") == "days"
    assert notebooks.calculators(project, "days") == ["overrun"]


def test_a_run_is_offered_for_download_kept_and_the_same_again(project):
    assert notebooks.run_all(project, DAY, project / "theme") == 2
    offered = project / "theme/assets/notebooks/zh/days.ipynb"
    first = offered.read_bytes()
    notebook = nbformat.read(offered, 4)
    nbformat.validate(notebook)
    assert [cell.id for cell in notebook.cells] == ["days-1", "days-3"]
    assert notebook.cells[1].outputs[0].data["text/plain"] == "'2026-11-21'"

    (kept,) = (project / ".build/notebooks/zh").iterdir()
    written = kept.stat().st_mtime_ns
    notebooks.run_all(project, DAY)
    assert kept.stat().st_mtime_ns == written, "an unchanged notebook is not run again"

    kept.unlink()
    notebooks.run_all(project, DAY, project / "theme")
    assert offered.read_bytes() == first, "the same run gives the same bytes"


def test_a_preview_shows_the_earlier_run_until_the_notebook_itself_changes(project, monkeypatch):
    first = notebooks.executed(project, "zh", "days", DAY)
    (project / "policy/leave.yaml").write_text("policy: changed\n", "utf-8")
    monkeypatch.setenv("RULEBOOK_PREVIEW", "1")
    assert notebooks.executed(project, "zh", "days", DAY) == first
    monkeypatch.delenv("RULEBOOK_PREVIEW")
    second = notebooks.executed(project, "zh", "days", DAY)
    assert second != first
    monkeypatch.setenv("RULEBOOK_PREVIEW", "1")
    with (project / "notebooks/days.py").open("a") as file:
        file.write("1 + 1\n")
    assert notebooks.executed(project, "zh", "days", DAY) not in {first, second}


@pytest.mark.parametrize(
    "changed", ["policy/leave.yaml", "src/rulebook/engine.py", "notebooks/days.py", "policy/new.yaml"]
)
def test_the_key_changes_with_all_that_the_outputs_rest_on(project, changed):
    before = notebooks.key(project, "days")
    assert notebooks.key(project, "days") == before
    with (project / changed).open("a") as file:
        file.write("# more\n")
    assert notebooks.key(project, "days") != before


LESSON = """# %%
from rulebook.lesson import lesson
book = lesson("en")
# %%
{cell}
"""


def runs_on(project, *days) -> list[str]:
    """The files that the notebook's run on each of the days is kept in."""
    return [notebooks.executed(project, "en", "days", date.fromisoformat(day)).stem[-17:] for day in days]


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("import datetime\nbook.as_of < datetime.date(2027, 7, 1)", ["00010101-20270630", "00010101-20270630"]),
        ("import datetime\nbook.as_of < datetime.date(2026, 11, 22)", ["00010101-20261121", "20261122-99991231"]),
        ("book.as_of.year", ["20260101-20261231", "20260101-20261231"]),
        ("book.as_of", ["20261121-20261121", "20261122-20261122"]),
        ("import os\nlen(os.environ)", ["20261121-20261121", "20261122-20261122"]),
    ],
    ids=["same side", "other side", "year", "value", "environment"],
)
def test_another_day_runs_a_notebook_again_only_where_it_could_tell_the_days_apart(project, cell, kept):
    (project / "notebooks/days.py").write_text(LESSON.replace("{cell}", cell), "utf-8")
    for path in (BOOK / "policy").glob("*.yaml"):
        (project / "policy" / path.name).write_bytes(path.read_bytes())
    (project / "policy/leave.yaml").unlink()
    assert runs_on(project, "2026-11-21", "2026-11-22") == kept


@pytest.mark.parametrize(
    ("cell", "free"),
    [
        ("book.value('limit')", True),
        ("from datetime import timedelta\nfrom rulebook.answer import schedule", True),
        ("import datetime\ndatetime.date.today()", False),
        ("from os import environ", False),
        ("import subprocess", False),
        ("from rulebook.load import handbook", False),
        ("__import__('os').environ", False),
        ("%pwd", False),
        ("!date", False),
    ],
)
def test_what_may_learn_of_the_day_without_the_lesson_holds_for_one_day(cell, free):
    notebook = new_notebook(cells=[new_code_cell(cell)])
    asked = new_code_cell(outputs=[new_output("stream", text="2026-07-01 2027-06-30\n")])
    found = notebooks.same_days(notebook, asked)
    assert found == ((date(2026, 7, 1), date(2027, 6, 30)) if free else None)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("days = 1 / 0", r"days.py, cell 2 \(days = 1 / 0\): ZeroDivisionError: division by zero"),
        ("import os; os._exit(1)", r"days.py, cell 2 \(import os; os._exit\(1\)\): Kernel died"),
        ("print('x' * 10_000_000)", r"days.py, cell 2 .*: more than 1,000,000 characters of output"),
        (
            "while not __import__('time').sleep(0.01): print('x' * 100_000)",
            r"days.py, cell 2 .*: more than 1,000,000 characters of output",
        ),
        ("while True: pass", r"days.py, cell 2 \(while True: pass\): still running after 2 seconds"),
    ],
)
def test_a_failing_cell_is_named(project, monkeypatch, cell, said):
    monkeypatch.setattr(notebooks, "SECONDS_A_CELL", 2)
    text = f"# %% lang=\"en\"\n'not run'\n# %%\n{cell}\n# %%\n'never reached'\n"
    (project / "notebooks/days.py").write_text(text, "utf-8")
    with pytest.raises(BuildError, match=said) as raised:
        notebooks.executed(project, "zh", "days", DAY)
    assert "\x1b" not in str(raised.value)
