"""A policy owner at work on a copy of the handbook: changes as the guide tells them, and what the check then asks for.

What is changed is found by what it is, never by its name, so that no change of the real handbook can break the tests.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from rulebook.answer import Evaluator, Missing, answer
from rulebook.check import check
from rulebook.handbook import Calculator, Decision, Example, Handbook, WorkedExample
from rulebook.language import Value, typed
from rulebook.load import Loaded, load
from rulebook.problem import Place, Problem
from rulebook.wording import Refusal

MOST = 30  # places where a change is tried
DECIDED = "{zh: 中心决定, en: decided by the centre}"
Edit = Callable[[], None]
Tested = tuple[Decision | Calculator, Example | WorkedExample]


class Owner:
    """Who edits the project below `root` on the `day`, and lets changes begin to hold `later`."""

    def __init__(self, root: Path, day: date) -> None:
        self.root, self.day, self.later = root, day, day + timedelta(days=40)
        self.left: list[Problem] = []

    @property
    def book(self) -> Handbook:
        return load(self.root).handbook

    # What an owner does with a text editor.

    def lines(self, file: str) -> list[str]:
        return (self.root / file).read_text("utf-8").split("\n")

    def write(self, file: str, lines: Iterable[str]) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines), "utf-8")

    def replace(self, place: Place, old: str, new: str) -> None:
        """Replace a text once, in the line of the place or after it."""
        lines = self.lines(place.file)
        start = place.line - 1
        number = next(i for i in range(start, len(lines)) if old in lines[i])
        lines[number] = lines[number].replace(old, new, 1)
        self.write(place.file, lines)

    def block(self, place: Place) -> tuple[list[str], int, int]:
        """The lines of the place's file, and where the entry that begins there begins and ends."""
        lines = self.lines(place.file)
        start = place.line - 1
        indent = _indent(lines[start])
        inside = (i for i in range(start + 1, len(lines)) if lines[i].strip() and _indent(lines[i]) <= indent)
        end = next(inside, len(lines))
        while not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#"):
            end -= 1
        return lines, start, end

    def insert(self, place: Place, *new: str) -> None:
        """Insert lines below the entry at the place."""
        lines, _, end = self.block(place)
        lines[end:end] = new
        self.write(place.file, lines)

    def delete(self, place: Place) -> None:
        lines, start, end = self.block(place)
        del lines[start:end]
        self.write(place.file, lines)

    # What the check says, and what follows from it.

    def try_each(self, edits: Iterable[Edit]) -> None:
        """Make the first of the edits after which the handbook can be put in order again, with no problem left."""
        before = self.root.parent / "before"
        for edit in islice(edits, MOST):
            shutil.rmtree(before, ignore_errors=True)
            shutil.copytree(self.root / "policy", before)
            edit()
            if self.in_order():
                return
            shutil.rmtree(self.root / "policy")
            shutil.copytree(before, self.root / "policy")
        raise AssertionError("no such change could be made: " + "; ".join(problem.line("en") for problem in self.left))

    def in_order(self) -> bool:
        """Follow up what the check finds, as its hints say; whether no problem is left."""
        for _ in range(4):
            loaded, found = check(self.root, self.day)
            self.left = [problem for problem in found if not problem.warning]
            if not self.left:
                return True
            # From the last line up, so that places above stay where they are.
            followed = [self.follow(loaded, problem) for problem in sorted(self.left, reverse=True)]
            if not any(followed):
                return False
        return False

    def follow(self, loaded: Loaded, problem: Problem) -> bool:
        place = problem.place
        match problem.code:
            case "failing-example" | "wrong-answer":
                return self.correct(loaded.handbook, place, self.later.isoformat() in problem.message.en)
            case "unknown-question":
                lines = self.lines(place.file)
                lines[place.line - 1] = _without(
                    lines[place.line - 1], re.findall(r"Q-[0-9]{2}", problem.message.en)[0]
                )
                self.write(place.file, lines)
            case "needless-exception":
                self.delete(place)
            case "score-fault":
                row = problem.hint.en.partition("question: ")[2].partition(" ||")[0]
                self.list_fault(loaded.handbook, place, row)
            case _:
                return False
        return True

    def list_fault(self, book: Handbook, place: Place, row: str) -> None:
        """List a fault of the score sheet under the question of one that is listed already."""
        sheet = next(
            sheet for sheet in book.score_sheets.values()
            if sheet.place.file == place.file and any(row.place.line == place.line for row in sheet.rows)
        )  # fmt: skip
        self.insert(sheet.listed[-1].place, f"      {row} || {sheet.listed[-1].question}")

    def correct(self, book: Handbook, place: Place, from_later: bool) -> bool:
        """Give the example at the place what it must expect; or date it, and add one for the time to come."""
        tested, example = next(pair for pair in _examples(book) if pair[1].place == place)
        lines = self.lines(place.file)
        first = next(i for i in range(place.line - 1, 0, -1) if lines[i].strip().startswith("examples:")) + 1
        last = next((i for i in range(first, len(lines)) if _indent(lines[i]) < 6), len(lines))
        rows = [_cells(line) for line in lines[first:last]]
        (given, wanted), row = rows[0], rows[place.line - 1 - first]
        if from_later and "as_of" not in given:
            for other in rows:
                other[0].insert(2, "as_of" if other is rows[0] else "-")
        day = self.later if from_later else example.as_of or self.day
        answered = _answered(book, tested, example, day, wanted)
        if answered is None:
            return False
        if from_later:
            row[0][given.index("as_of")] = self.day.isoformat()
            names = [f"{row[0][0]}（此后）", f"{row[0][1]}, later on", *row[0][2:]]
            names[given.index("as_of")] = day.isoformat()
            rows.append((names, answered))
        else:
            row[1][:] = answered
        lines[first:last] = [f"      {' | '.join(left)} || {' | '.join(right)}" for left, right in rows]
        self.write(place.file, lines)
        return True


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _cells(line: str) -> tuple[list[str], list[str]]:
    left, _, right = line.partition("||")
    return [cell.strip() for cell in left.split("|")], [cell.strip() for cell in right.split("|")]


def _without(line: str, question: str) -> str:
    """The line without the question that it names: in a list, as a reason, or in the cell of an example."""
    line = re.sub(rf"(reason: ){question}(?=[,}}])", rf"\1{DECIDED}", line)
    line = re.sub(rf", {question}\b|\b{question}, ", "", line)
    line = re.sub(rf"\| {question}\b", "| -", line)
    return re.sub(rf"questions: \[{question}\]", "questions: []", line)


def _examples(book: Handbook) -> Iterator[Tested]:
    tested: list[Decision | Calculator] = [*book.decisions.values(), *book.calculators.values()]
    yield from ((one, example) for one in tested for example in one.examples)


def _answered(
    book: Handbook, tested: Decision | Calculator, example: Example | WorkedExample, day: date, names: list[str]
) -> list[str] | None:
    """The cells of what is answered on the day; None where that cannot be told."""
    if isinstance(example, Example):
        evaluator = Evaluator(book, example.facts, day, example.parameters)
        outputs = evaluator.decision(tested.id)
        if Missing.of(outputs.values()).names:
            return None
        cells = {name: _typed(value) for name, value in outputs.items()}
        cells |= {"clause": _typed(evaluator.clauses_hit(tested.id))}
        return [cells[name] for name in names]
    try:
        found = answer(book, tested.id, example.facts, day, example.what_if)
    except Refusal:
        return None
    cells = {name: _typed(value) for name, value in found.outputs.items()}
    resting = [id for id in example.questions if id in found.questions]
    cells |= {"missing": ", ".join(found.missing) or "-", "questions": ", ".join(resting) or "-", "refused": "-"}
    return [cells[name] for name in names]


def _typed(value: Value | Missing) -> str:
    """The value as an example writes it."""
    if isinstance(value, tuple):
        return ", ".join(value) or "-"
    return "-" if value is None or isinstance(value, Missing) else typed(value)
