"""What pages can call: the handbook as Markdown and HTML. Thin functions, no rules."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from macros.page import Page

__all__ = ["define_env", "on_post_page_macros", "page_of"]


def define_env(env: Any) -> None:
    """Give the pages their macros; each is called with the page being written."""
    from macros.pages import (
        calculator,
        calculators,
        exam,
        most_asked,
        notebook,
        notebooks,
        paper_form,
        policy,
        reading_list,
        roles,
    )
    from macros.parts import chart, figures, score_sheets
    from macros.registers import checks, glossary, parameters, questions, sources, to_decide, yaml_source
    from rulebook.load import handbook
    from rulebook.site import literal, put_in_last

    found: tuple[Callable[..., str], ...] = (
        policy.policies,
        policy.policies_in_brief,
        policy.policy,
        score_sheets.score_sheet,
        calculator.calculator,
        calculators.calculators,
        calculators.questions_to_ask,
        exam.exam,
        exam.self_test,
        paper_form.form,
        paper_form.forms,
        roles.role,
        roles.roles,
        roles.roles_in_brief,
        reading_list.reading_lists,
        most_asked.most_asked,
        parameters.parameters,
        questions.questions,
        glossary.glossary,
        sources.sources,
        to_decide.to_decide,
        yaml_source.yaml_index,
        yaml_source.yaml_page,
        notebook.notebook,
        notebooks.notebooks,
        checks.checks,
        chart.chart,
        figures.value,
        figures.answer,
        figures.count,
        figures.title,
        figures.sentence,
    )
    book = handbook(Path(env.project_dir))
    env.handbook = replace(book, version=put_in_last("version", book.version))  # every value changes it
    for macro in found:
        env.macro(bound(env, macro), macro.__name__)
    env.conf["copyright"] += f" · {version_of(env)}"
    env.conf["extra"]["no_rule"] = put_in_last("norule", literal(no_rule(env))[1:-1])


def on_post_page_macros(env: Any) -> None:
    """Say in the page's head what it is about, unless its author does."""
    from markupsafe import escape

    from macros.description import description

    about = description(page_of(env), env.markdown)
    if about:
        env.page.meta.setdefault("description", escape(about))


def bound(env: Any, macro: Callable[..., str]) -> Callable[..., str]:
    """The macro with the page that is being written as its first argument."""

    @wraps(macro)
    def called(*arguments: Any, **named: Any) -> str:
        return macro(page_of(env), *arguments, **named)

    return called


def version_of(env: Any) -> str:
    """The foot of every page: the version of the handbook, which tells it from any other state of the policy files."""
    from macros.sentences import SENTENCES

    return SENTENCES["version"][env.conf["theme"]["language"]].format(version=env.handbook.version)


def no_rule(env: Any) -> str:
    """What the search says where nothing fits: that there is no rule, and whom to ask."""
    from macros.sentences import SENTENCES

    language = env.conf["theme"]["language"]
    roles = [role.words[language] for role in env.handbook.roles.values() if role.first_to_ask]
    said = SENTENCES["no rule, ask" if roles else "no rule"][language]
    return said.format(roles=SENTENCES["or"][language].join(roles))


def page_of(env: Any) -> Page:
    """The page being written: language from the configuration, day from RULEBOOK_AS_OF (else today)."""
    from macros.page import Page

    told = os.environ.get("RULEBOOK_AS_OF")
    as_of = date.fromisoformat(told) if told else date.today()  # noqa: DTZ011 (the reader's own day)
    language, nav = env.conf["theme"]["language"], env.conf["nav"]
    return Page(Path(env.project_dir), env.handbook, language, as_of, env.page.url, nav)
