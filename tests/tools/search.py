"""What a site's search answers, by its own worker and index, run in Node; and what the owners of the policy expect."""

import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from rulebook.bilingual import Language

SCRIPT = Path(__file__).with_suffix(".js")
QUESTIONS = "policy/search-questions.txt"
AMONG = 3
NONE = "none"


@dataclass(frozen=True)
class Hit:
    """What a hit shows: `place` is what it leads to, a clause's id or a page's address without its ending."""

    place: str
    title: str
    text: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A line of the questions: `answers` are clauses and pages; none where the handbook has no rule."""

    language: Language
    question: str
    answers: frozenset[str]

    def finds(self, hits: Sequence[Hit]) -> bool:
        """Whether one of the answers is among the first that are listed, or nothing is where there is no rule."""
        return bool(self.answers & {hit.place for hit in hits[:AMONG]}) if self.answers else not hits

    def shows(self, hits: Sequence[Hit]) -> bool:
        """Whether the sentence that answers can be read there: a clause's, or that there is none."""
        clauses = {answer for answer in self.answers if "/" not in answer}
        return bool(clauses & {hit.place for hit in hits[:AMONG]}) if self.answers else not hits


def asked(root: Path) -> Iterator[Asked]:
    """The questions of a handbook."""
    lines = [line for line in (root / QUESTIONS).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        language, question, answers = (cell.strip() for cell in line.split("|"))
        assert language in ("zh", "en"), line
        yield Asked(language, question, frozenset(answers.split(", ")) - {NONE})


def search(site: Path, language: Language, questions: Sequence[str]) -> list[list[Hit]]:
    """What the site lists for each of the questions."""
    folder = site if language == "zh" else site / "en"
    told = {"scripts": str(site / "assets/javascripts"), "index": str(folder / "search"), "questions": list(questions)}
    done = subprocess.run(["node", SCRIPT], input=json.dumps(told), capture_output=True, text=True, check=True)
    assert not done.stderr, done.stderr
    return [[_hit(found) for found in hits] for hits in json.loads(done.stdout)]


def _hit(found: dict[str, object]) -> Hit:
    page, _, part = str(found["location"]).partition("#")
    place = part if part and page.startswith("policies/") else str(found["location"]).replace(".html", "")
    title, text = (unescape(re.sub(r"<[^>]*>", "", str(found[key]))) for key in ("title", "text"))
    tags = found["tags"]
    assert isinstance(tags, list)
    return Hit(place, title, text, tuple(tags))
