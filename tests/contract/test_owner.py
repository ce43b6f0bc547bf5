"""An owner's dozen: twelve ordinary changes of the handbook, as the guide tells owners to make them, break no test.

They are made on one copy of the project, each to what the handbook happens to have of its kind; then the quick tests
run there. What an owner changes must never turn a test red that the check does not know of.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from rulebook.bilingual import LANGUAGES
from rulebook.handbook import Parameter, computed_clauses
from rulebook.language import NumberType, digits
from tests.tools.day import DAY
from tests.tools.owner import DECIDED, Edit, Owner

ROOT = Path(__file__).parents[2]
CHANGES = []
NEW_POLICY = (Path(__file__).parent / "lockers.yaml").read_text("utf-8")
"""A policy with a calculator, but for its source, a fact of it, and its owner."""


def change(edits):
    """One of the twelve: what makes it, once for each place in the handbook where it could be made."""
    CHANGES.append(edits)
    return edits


def numbers(owner: Owner) -> Iterator[tuple[Parameter, Decimal]]:
    """The parameters with one value that is a number, and another that is in their range."""
    for parameter in owner.book.parameters.values():
        kind, value = parameter.type, parameter.values[-1].value
        if isinstance(kind, NumberType) and not parameter.sheet and len(parameter.values) == 1 and value is not None:
            step = Decimal(1).scaleb(-(kind.scale or 0))
            other = value + step if kind.high is None or value + step <= kind.high else value - step
            yield parameter, other


def append(owner: Owner, parameter: Parameter, value: str) -> None:
    """Write another value, which holds from a later day on, beside those of the parameter."""
    new = f"{{from: {owner.later}, value: {value}, reason: {DECIDED}}}"
    owner.replace(parameter.values[-1].place, "}]", "}, " + new + "]")


@change
def a_number_from_a_day_on_and_its_examples_dated(owner: Owner) -> Iterator[Edit]:
    tested = {
        name.name for decision in owner.book.decisions.values() if decision.examples
        for version in decision.versions for row in version.rows for name in row.reads
    }  # fmt: skip
    for parameter, other in numbers(owner):
        if parameter.name in tested:
            yield partial(append, owner, parameter, digits(other))


@change
def a_row_more_in_a_table(owner: Owner) -> Iterator[Edit]:
    """A row is parted in two at a number that examples tell, so that these hit both."""
    for decision in owner.book.decisions.values():
        for version in decision.versions:
            for row, (i, column) in ((row, pair) for row in version.rows for pair in enumerate(version.columns)):
                told = sorted(
                    {e.facts[column.name] for e in decision.examples if isinstance(e.facts.get(column.name), Decimal)}
                )
                line = owner.lines(row.place.file)[row.place.line - 1]
                left, bars, right = line.partition("||")
                cells = left.split("|")
                for value in told[:-1]:
                    for low, high in parted(cells[i].strip(), digits(value)):
                        two = [
                            "|".join([*cells[:i], f" {cell} ", *cells[i + 1 :]]) + bars + right for cell in (low, high)
                        ]
                        yield partial(owner.replace, row.place, line, "\n".join(two))


def parted(cell: str, at: str) -> Iterator[tuple[str, str]]:
    """The cell's range up to a number, and beyond it."""
    if found := re.fullmatch(r"([\[(])(.+)\.\.(.+)([\])])", cell):
        yield f"{found[1]}{found[2]}..{at}]", f"({at}..{found[3]}{found[4]}"
    elif found := re.fullmatch(r"(>=?) (\w+)", cell):
        yield f"{'[' if found[1] == '>=' else '('}{found[2]}..{at}]", f"> {at}"
    elif found := re.fullmatch(r"(<=?) (\w+)", cell):
        yield f"<= {at}", f"({at}..{found[2]}{']' if found[1] == '<=' else ')'}"


@change
def a_clause_with_a_parameter(owner: Owner) -> Iterator[Edit]:
    def edit(clause, parameter) -> None:
        number = max(int(id.rpartition("-")[2]) for id in owner.book.clauses if id.startswith(f"{clause.section}-"))
        unit = next(line for line in owner.block(parameter.place)[0][parameter.place.line :] if "unit:" in line)
        owner.insert(
            parameter.place,
            "  newly_limited:", "    zh: 新的限度", "    en: new limit", unit,
            "    range: 0 to 1000", f"    values: [{{from: undated, value: 3, reason: {clause.covers[0]}}}]",
        )  # fmt: skip
        owner.insert(
            clause.place,
            f"  {clause.section}-{number + 1}:",
            f"    covers: [{clause.covers[0]}]",
            f"    applies_to: [{clause.applies_to[0]}]",
            "    zh: 另外，以 {newly_limited}为限。",
            "    en: Besides, the limit is {newly_limited}.",
        )

    for clause in owner.book.clauses.values():
        for parameter, _ in numbers(owner):
            if clause.covers and parameter.policy == clause.policy and parameter.place.line > clause.place.line:
                yield partial(edit, clause, parameter)


@change
def a_question_settled(owner: Owner) -> Iterator[Edit]:
    for id, question in owner.book.questions.items():
        if any(p.choices and p.questions == (id,) for p in owner.book.parameters.values()):
            yield partial(owner.delete, question.place)


@change
def a_value_filled_in(owner: Owner) -> Iterator[Edit]:
    for parameter in owner.book.parameters.values():
        if parameter.values[-1].unset and isinstance(parameter.type, NumberType):
            yield partial(append, owner, parameter, digits(parameter.type.low or Decimal(1)))


@change
def labels(owner: Owner) -> Iterator[Edit]:
    def edit(kind: str) -> None:
        things = [thing for thing in getattr(owner.book, kind).values() if not getattr(thing, "sheet", None)]
        for language in ("zh", "en"):
            label = f"{language}: {things[-1].words[language]}"
            owner.replace(things[-1].place, label, f"{label} 2")

    def all_of_them() -> None:
        for kind in (
            "policies",
            "calculators",
            "decisions",
            "parameters",
            "facts",
            "outputs",
            "roles",
            "units",
            "terms",
        ):
            edit(kind)

    yield all_of_them


@change
def a_role(owner: Owner) -> Iterator[Edit]:
    def edit() -> None:
        role = list(owner.book.roles.values())[-1]
        owner.insert(
            role.place, "  caretaker:", "    zh: 管理员", "    en: caretaker", "    about:", "      zh: 管理场地。",
            "      en: Looks after the rooms.",
        )  # fmt: skip
        clause = next(iter(owner.book.clauses.values()))
        owner.replace(clause.place, "applies_to: [", "applies_to: [caretaker, ")
        page(owner, "roles", role.id, "caretaker")

    yield edit


def page(owner: Owner, folder: str, model: str, id: str) -> None:
    """The page of a new thing in both languages, like that of another, and its place in the navigation below it."""
    for language, config in (("zh", "mkdocs.yml"), ("en", "mkdocs.en.yml")):
        written = (owner.root / f"docs/{language}/{folder}/{model}.md").read_text("utf-8")
        owner.write(f"docs/{language}/{folder}/{id}.md", written.replace(f'"{model}"', f'"{id}"').split("\n"))
        text = (owner.root / config).read_text("utf-8")
        below = re.compile(rf"^( *- ){folder}/{model}\.md$", re.MULTILINE)
        owner.write(config, below.sub(rf"\g<0>\n\g<1>{folder}/{id}.md", text).split("\n"))


@change
def a_rule_that_changes_on_a_day(owner: Owner) -> Iterator[Edit]:
    for decision in owner.book.decisions.values():
        lines, start, end = owner.block(decision.place)
        formula = next((line.partition("formula: ")[2] for line in lines[start:end] if "    formula: " in line), "")
        value = next(iter(decision.types.values()))
        if re.fullmatch(r"[\w +*(),.-]+", formula) and isinstance(value, NumberType) and len(decision.versions) == 1:
            for changed in (f"{formula} * 2", f"max({formula}, 1)", f"({formula})"):
                new = f"    versions: [{{from: {owner.later}, formula: '{changed}', clause: {decision.clauses[0]}}}]"
                yield partial(owner.insert, decision.place, new)


@change
def a_parameter_renamed(owner: Owner) -> Iterator[Edit]:
    def edit(name: str) -> None:
        for folder in ("policy", "docs", "notebooks"):
            for path in sorted((owner.root / folder).rglob("*.*")):
                if path.suffix in (".yaml", ".md", ".py"):
                    text = path.read_text("utf-8")
                    path.write_text(re.sub(rf"\b{name}\b", f"{name}_anew", text), "utf-8")

    for parameter, _ in numbers(owner):
        yield partial(edit, parameter.name)


@change
def a_policy_with_a_calculator(owner: Owner) -> Iterator[Edit]:
    def edit() -> None:
        book = owner.book
        policy = next(policy for policy in book.policies.values() if book.sources[policy.source].facts)
        fact = next(iter(book.sources[policy.source].facts))
        text = NEW_POLICY.replace("SOURCE-01", fact).replace("SOURCE", policy.source).replace("OWNER", policy.owner)
        owner.write("policy/policies/lockers.yaml", text.split("\n"))
        page(owner, "policies", policy.id, "lockers")
        page(owner, "calculators", next(iter(book.calculators)), "lockers")
        for language in LANGUAGES:
            file = Path(policy.file).relative_to("policy").with_suffix("").as_posix()
            written = (owner.root / f"docs/{language}/yaml/{file}.md").read_text("utf-8")
            owner.write(
                f"docs/{language}/yaml/policies/lockers.md", written.replace(file, "policies/lockers").split("\n")
            )

    yield edit


@change
def a_clause_that_ends(owner: Owner) -> Iterator[Edit]:
    computed = computed_clauses(owner.book)
    for clause in owner.book.clauses.values():
        if clause.id not in computed and clause.until is None:
            yield partial(owner.replace, clause.place, "    zh:", f"    until: {owner.later}\n    zh:")


@change
def a_score_band(owner: Owner) -> Iterator[Edit]:
    """The limit between two bands moves by a half."""
    for sheet in owner.book.score_sheets.values():
        for row in sheet.rows if sheet.listed else ():
            line = owner.lines(row.place.file)[row.place.line - 1]
            for upper, lower in zip(re.findall(r"\S+\.\.\S+", line), re.findall(r"\S+\.\.\S+", line)[1:], strict=False):
                (low, high), (below, end) = upper.split(".."), lower.split("..")
                if Decimal(end) < Decimal(low):
                    moved = f"{Decimal(low) + Decimal('0.5')}..{high}", f"{below}..{Decimal(end) + Decimal('0.5')}"
                    new = line.replace(upper, moved[0], 1).replace(lower, moved[1], 1)
                    yield partial(owner.replace, row.place, line, new)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project's files as they stand, as a repository of their own that uses what is installed here."""
    root = tmp_path / "copy"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, root / name)
    for installed in (".venv", "node_modules"):
        (root / installed).symlink_to(ROOT / installed)
    for command in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *command], cwd=root, check=True)
    return root


@pytest.mark.slow
def test_twelve_ordinary_changes_break_no_test(copy: Path) -> None:
    owner = Owner(copy, DAY)
    assert len(CHANGES) == 12
    for edits in CHANGES:
        owner.try_each(edits(owner))
    environment = {**os.environ, "RULEBOOK_AS_OF": DAY.isoformat(), "PYTHONDONTWRITEBYTECODE": "1"}
    quick = [sys.executable, "-m", "pytest", "-q", "-m", "not (browser or slow or prove)", "-p", "no:cacheprovider"]
    done = subprocess.run(quick, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
