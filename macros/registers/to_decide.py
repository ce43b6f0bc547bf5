"""What is still to decide: values nobody has set, policies without a date or a confirmed review, open questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.page import heading
from rulebook.handbook import reach

if TYPE_CHECKING:
    from macros.page import Page
    from rulebook.handbook import Calculator, Handbook, Parameter, Question

__all__ = ["to_decide"]


def to_decide(page: Page) -> str:
    """The counts, then each kind of thing that waits for a decision, with who decides."""
    handbook = page.handbook
    unset = [parameter for parameter in handbook.parameters.values() if page.is_unset(parameter)]
    undated = [policy for policy in handbook.policies.values() if policy.since is None]
    unconfirmed = [policy for policy in handbook.policies.values() if not policy.review_confirmed]
    deciders = by_decider(handbook)
    rows = [(one, deciders_of(handbook, one), blocked_by(handbook, one)) for one in unset]
    shown = (
        ("unset-values", "unset values", len(unset), {"rows": rows}),
        ("undated-policies", "undated policies", len(undated), {"policies": undated}),
        ("open-reviews", "unconfirmed reviews", len(unconfirmed), {"policies": unconfirmed}),
        ("open-questions", "open questions", len(handbook.questions), {"deciders": deciders}),
    )
    kinds = [(id, page.say(words), count) for id, words, count, _ in shown]
    parts = [page.html("to-decide.html", kinds=kinds)]
    for id, words, count, values in shown:
        parts.append(heading(2, page.say("counted", what=page.say(words), count=count), id))
        parts.append(page.html(f"to-decide-{id}.html", **values) if count else f"\n\n{page.say('nothing open')}\n\n")
    return "".join(parts)


def deciders_of(handbook: Handbook, parameter: Parameter) -> list[tuple[str, str]]:
    """The questions that the parameter or its value rests on, with who decides each."""
    reasons = (id for dated in parameter.values for id in dated.basis if id in handbook.questions)
    found = dict.fromkeys([*parameter.questions, *reasons])
    return [(id, handbook.questions[id].decider) for id in found]


def blocked_by(handbook: Handbook, parameter: Parameter) -> list[Calculator]:
    """The calculators that cannot answer every case as long as the parameter is unset."""
    calculators = handbook.calculators.values()
    return [one for one in calculators if parameter.name in reach(handbook, one.decisions).parameters]


def by_decider(handbook: Handbook) -> list[tuple[str, list[Question]]]:
    """The open questions of each role that decides some, the most first."""
    found: dict[str, list[Question]] = {}
    for _, question in sorted(handbook.questions.items()):
        found.setdefault(question.decider, []).append(question)
    return sorted(found.items(), key=lambda pair: -len(pair[1]))
