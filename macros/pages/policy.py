"""Policies as pages: the clauses by section, then how things are decided, and last where the policy comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.page import heading
from macros.parts.decision_table import decision_html
from macros.parts.explained_terms import explained
from macros.parts.score_sheets import score_sheet
from rulebook.handbook import (
    calculators_of,
    calculators_reaching,
    clauses_of,
    computed_clauses,
    current,
    decisions_of,
    decisions_on,
    forms_on,
    kind_of,
    questions_behind,
    score_sheets_of,
)
from rulebook.wording import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.page import Page
    from rulebook.handbook import Clause, Decision, Example, Form, Handbook, Kind, Policy

__all__ = ["policies", "policies_in_brief", "policy"]


def policies(page: Page, level: int = 2) -> str:
    """All policies by chapter, with their owners and how many clauses they have."""
    return page.lists("policies", level, "policies.html", clauses_of=clauses_of)


def policies_in_brief(page: Page) -> str:
    """The names of all policies, by chapter."""
    return page.brief("policies", lambda policy: policy.words)


def policy(page: Page, id: str) -> str:
    """The whole policy. Raises KeyError for an unknown one."""
    found = page.handbook.policies[id]
    parts = [head(page, found), *sections(page, found), *decisions(page, found), *about(page, found)]
    return explained(page, "".join(parts))


def head(page: Page, policy: Policy) -> str:
    """The calculators, and the switch that shows what owners need."""
    return page.html("policy-head.html", calculators=calculators_of(page.handbook, policy.id))


def about(page: Page, policy: Policy) -> Iterator[str]:
    """Where the policy comes from, who answers for it, from when it holds, and when it is reviewed."""
    handbook = page.handbook
    covered = {fact for clause in clauses_of(handbook, policy.id) for fact in clause.covers}
    facts = handbook.sources[policy.source].facts if policy.source in handbook.sources else {}
    yield heading(2, page.say("about policy"), "about-policy")
    yield page.html(
        "policy-about.html",
        policy=policy,
        facts=len(facts),
        covered=len(covered & set(facts)),
        overdue=policy.review_by is not None and policy.review_by < page.as_of,
    )


def sections(page: Page, policy: Policy) -> Iterator[str]:
    """Each section with its clauses, in the order of the file, and the score sheets that they bring in."""
    handbook = page.handbook
    computed = computed_clauses(handbook)
    for section in policy.sections.values():
        found = [clause for clause in clauses_of(handbook, policy.id) if clause.section == section.id]
        if found:
            yield heading(2, page.both(section.words), section.id)
            yield page.html("clauses.html", clauses=[shown(handbook, clause, computed) for clause in found])
        ids = {clause.id for clause in found}
        for sheet in score_sheets_of(handbook, policy.id):
            if sheet.clause in ids:
                yield heading(3, page.both(sheet.words), f"sheet-{sheet.id}")
                yield score_sheet(page, sheet.id)


def shown(
    handbook: Handbook, clause: Clause, computed: frozenset[str]
) -> tuple[Clause, Kind, tuple[str, ...], tuple[Decision, ...], tuple[Form, ...]]:
    """What a page shows of a clause: itself, its kind, its open questions, what it decides, and its forms."""
    return (
        clause,
        kind_of(clause, computed),
        questions_behind(handbook, clause.id),
        decisions_on(handbook, clause.id),
        forms_on(handbook, clause.id),
    )


def decisions(page: Page, policy: Policy) -> Iterator[str]:
    """Each decision as people read it, folded under its title, with the clauses it rests on and what uses it."""
    handbook = page.handbook
    found = decisions_of(handbook, policy.id)
    if not found:
        return
    yield heading(2, page.say("decisions"), "decisions")
    for decision in found:
        version = current(decision.versions, page.as_of) or decision.versions[0]
        yield page.html(
            "decision.html",
            decision=decision,
            clauses=version.clauses,
            calculators=calculators_reaching(handbook, decision.id),
            table=decision_html(page, decision.id),
            examples=[(example, outcome(page, example)) for example in decision.examples],
        )


def outcome(page: Page, example: Example) -> str:
    """What must follow in the example, in words; absent outputs are left out."""
    fields = page.handbook.outputs
    told = (
        page.both(fields[name].words) + page.say("colon") + in_words(value, fields[name], page.handbook, page.language)
        for name, value in example.outputs.items()
        if value is not None
    )
    return page.say("semicolon").join(told)
