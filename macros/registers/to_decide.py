"""What is still to decide: values nobody has set, policies without a date or a confirmed review, open questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.page import heading
from rulebook.handbook import calculators_reaching, questions_decided_by, questions_deciding

if TYPE_CHECKING:
    from macros.page import Page

__all__ = ["to_decide"]


def to_decide(page: Page) -> str:
    """The counts, then each kind of thing that waits for a decision, with who decides."""
    handbook = page.handbook
    unset = [parameter for parameter in handbook.parameters.values() if page.is_unset(parameter)]
    undated = [policy for policy in handbook.policies.values() if policy.since is None]
    unconfirmed = [policy for policy in handbook.policies.values() if not policy.review_confirmed]
    decided = ((role, questions_decided_by(handbook, role)) for role in handbook.roles)
    deciders = sorted((pair for pair in decided if pair[1]), key=lambda pair: (-len(pair[1]), pair[1][0].id))
    rows = [(one, questions_deciding(handbook, one.name), calculators_reaching(handbook, one.name)) for one in unset]
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
