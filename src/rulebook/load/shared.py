"""What policies share, and what of them has no type: units, roles, terms, sources, questions, holidays, clauses."""

from __future__ import annotations

from datetime import date

from rulebook.bilingual import Words
from rulebook.handbook import (
    Clause,
    Handbook,
    HolidayYear,
    MostAsked,
    Policy,
    ProcedureStep,
    Question,
    Role,
    Section,
    Source,
    SourceFact,
    Term,
    Unit,
)
from rulebook.load import schema
from rulebook.load.context import Context, Files, SourceFile
from rulebook.load.sentences import said
from rulebook.load.strict_yaml import Document

__all__ = ["shared"]


def shared(files: Files, context: Context) -> Handbook:
    """A handbook of what stands in the files and needs nothing else to be read."""
    read = [(file.document, file.content) for file in files]
    return Handbook(
        units={
            id: Unit(id, unit.words, unit.plural, document.key("units", id))
            for document, content in read
            for id, unit in content.units.items()
        },
        roles={
            id: Role(
                id,
                role.words,
                role.is_a,
                role.first_to_ask,
                role.about.words,
                tuple(role.first_day),
                document.key("roles", id),
            )
            for document, content in read
            for id, role in content.roles.items()
        },
        terms={id: _term(document, id, term) for document, content in read for id, term in content.terms.items()},
        sources={
            id: _source(document, id, source) for document, content in read for id, source in content.sources.items()
        },
        questions={
            id: _question(document, id, question)
            for document, content in read
            for id, question in content.questions.items()
        },
        holidays={
            year: _holiday_year(document, year, arranged, context)
            for document, content in read
            for year, arranged in content.holidays.items()
        },
        most_asked={
            id: MostAsked(id, asked.words, tuple(asked.clauses), document.key("most_asked", id))
            for document, content in read
            for id, asked in content.most_asked.items()
        },
        policies={file.policy: _policy(files, file) for file in files if file.content.policy is not None},
        clauses=_clauses(files),
    )


def _term(document: Document, id: str, term: schema.Term) -> Term:
    also = {"zh": tuple(term.also.zh), "en": tuple(term.also.en)}
    return Term(id, term.words, term.means.words, also, term.in_text, document.key("terms", id))


def _source(document: Document, id: str, source: schema.Source) -> Source:
    facts = {
        fact: SourceFact(fact, line.words, line.computed, document.key("sources", id, "facts", fact))
        for fact, line in source.facts.items()
    }
    return Source(id, source.words, source.dated, facts, document.key("sources", id))


def _question(document: Document, id: str, question: schema.Question) -> Question:
    return Question(
        id, tuple(question.about), question.words, question.interpretation.words, question.effect.words,
        question.decider, document.key("questions", id),
    )  # fmt: skip


def _holiday_year(document: Document, year: str, arranged: schema.HolidayYear, context: Context) -> HolidayYear:
    for day in arranged.days:
        if not day.startswith(year):
            place = document.key("holidays", year, "days", day)
            context.problem(place, "wrong-value", said("not in year", day=day, year=year), said("move to year"))
    days = {date.fromisoformat(day): names.words for day, names in arranged.days.items()}
    return HolidayYear(int(year), arranged.arrangement == "announced", days, document.key("holidays", year))


def _policy(files: Files, head: SourceFile) -> Policy:
    """The policy with its sections, which its parts have too."""
    sections = {
        id: _section(file, id, section)
        for file in files
        if file.policy == head.policy
        for id, section in file.content.sections.items()
    }
    content = head.content
    return Policy(
        head.policy, Words(content.zh or "", content.en or ""), content.source or "", content.owner or "",
        content.in_force, content.review_by, content.review_confirmed,
        tuple(content.undated) if content.in_force is None else (), sections, head.document.file,
        head.document.place("policy"),
    )  # fmt: skip


def _section(file: SourceFile, id: str, section: schema.Section) -> Section:
    return Section(id, section.words, (section.cited_as or section).words, file.document.key("sections", id))


def _clauses(files: Files) -> dict[str, Clause]:
    """The clauses, those of a section together in the order of their numbers: its parts may stand in several files."""
    sections: dict[str, list[Clause]] = {}
    for file in files:
        for id, clause in file.content.clauses.items():
            sections.setdefault(id.rpartition("-")[0], []).append(_clause(file, id, clause))
    numbered = (sorted(section, key=lambda clause: int(clause.id.rpartition("-")[2])) for section in sections.values())
    return {clause.id: clause for section in numbered for clause in section}


def _clause(file: SourceFile, id: str, clause: schema.Clause) -> Clause:
    return Clause(
        id, file.policy, id.rpartition("-")[0], clause.words, clause.kind,
        tuple(ProcedureStep(step.role, step.words) for step in clause.steps),
        tuple(clause.applies_to), tuple(clause.penalises), tuple(clause.covers), tuple(clause.questions),
        clause.from_, clause.until, file.document.key("clauses", id),
    )  # fmt: skip
