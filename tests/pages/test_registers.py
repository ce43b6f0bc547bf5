"""What pages say of the handbook is computed from it, and leads to the line behind it."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from macros.page import Page
from macros.pages import calculator as calculators
from macros.pages import calculators as list_calculators
from macros.pages import policy, roles
from macros.pages.notebook import own_ids
from macros.parts import chart, figures
from macros.registers import checks, glossary, parameters, questions, sources, to_decide
from macros.registers import yaml_source as source
from rulebook.answer import Evaluator, answer, answer_values, explain
from rulebook.bilingual import Words
from rulebook.check import CODES
from rulebook.handbook import KINDS, Handbook, computed_clauses, coverage, kind_of, reach, totals
from rulebook.prove import readings
from tests.pages.rendering import Element, Reader, read, rendered, text_of
from tests.tools.small_site import DAY

POLICY = "lessons"


def every_policy(page: Page) -> str:
    return "".join(policy.policy(page, id) for id in page.handbook.policies)


def lines_behind(html: Reader, root: Path) -> dict[str, str]:
    """For everything with an id, the line of the file that its first YAML link leads to."""
    found: dict[str, str] = {}
    for id, link in zip_ids(html.elements):
        file, line = re.search(r"yaml/([\w/-]+)\.html#L(\d+)$", link).groups()
        found.setdefault(
            id, (root / f"policy/{file}.yaml").read_text("utf-8").splitlines()[int(line) - 1].partition(" #")[0].strip()
        )
    return found


def zip_ids(elements: list[Element]):
    last = None
    for element in elements:
        if element.attributes.get("role") != "tooltip":
            last = element.attributes.get("id", last)
        if element.attributes.get("class") == "yaml" and last is not None:
            yield last, element.attributes["href"]


@pytest.mark.parametrize(
    ("macro", "kind"),
    [
        (every_policy, "clauses"),
        (parameters.parameters, "parameters"),
        (questions.questions, "questions"),
        (glossary.glossary, "terms"),
        (sources.sources, "sources"),
    ],
    ids=["clauses", "parameters", "questions", "terms", "sources"],
)
def test_every_entry_leads_to_the_line_that_declares_it(macro, kind, page_at, book, root):
    found = lines_behind(rendered(macro(page_at(f"reference/{kind}.html"))), root)
    declared = [id for id, entry in getattr(book, kind).items() if not getattr(entry, "sheet", None)]
    assert len(declared) > 0
    assert {id: found.get(id) for id in declared} == {id: f"{id}:" for id in declared}


def test_a_decision_leads_to_its_line_and_names_the_clauses_it_rests_on(page_at, book, language):
    html = rendered(every_policy(page_at("policies/p.html")))
    blocks = [element for element in html.elements if element.attributes.get("class") == "decision-block"]
    assert len(blocks) == len(book.decisions)
    for block, decision in zip(blocks, book.decisions.values(), strict=True):
        hrefs = {part.attributes.get("href", "").partition("#")[2] for part in block.inside}
        assert {f"L{decision.place.line}", *(f"L{example.place.line}" for example in decision.examples)} <= hrefs
        assert {row.clause for row in decision.versions[-1].rows} <= hrefs
        for example in decision.examples:
            assert example.words[language] in text_of(block)


def test_every_line_of_a_file_has_its_number_and_its_text(page_at, root):
    text = (root / "policy/lessons.yaml").read_text("utf-8")
    html = rendered(source.yaml_page(page_at("yaml/p.html"), "lessons"))
    lines = [element for element in html.elements if element.attributes.get("class") == "line"]
    assert [element.attributes["id"] for element in lines] == [f"L{n}" for n in range(1, len(lines) + 1)]
    shown = ["".join(element.texts).rstrip("\n").removeprefix(str(n)) for n, element in enumerate(lines, 1)]
    assert shown == text.splitlines()


def test_the_status_of_a_policy(page_at, book, language):
    html = rendered(policy.policy(page_at("policies/p.html"), POLICY))
    status = text_of(next(element for element in html.elements if element.attributes.get("class") == "status"))
    facts = len(book.sources["school"].facts)
    assert (f"{facts} / {facts}" if language == "zh" else f"{facts} of {facts}") in status
    assert ("拟定" if language == "zh" else "proposed") in status
    assert ("未注明日期" if language == "zh" else "undated") in status


def without_cover(book: Handbook, fact: str) -> Handbook:
    clauses = {
        id: replace(clause, covers=tuple(one for one in clause.covers if one != fact))
        for id, clause in book.clauses.items()
    }
    return replace(book, clauses=clauses)


def test_coverage_is_counted(page_at, book, language):
    counts = totals(coverage(book))
    said = "{whole} 项中已覆盖 {part} 项。" if language == "zh" else "{part} of {whole} facts are covered by clauses."
    for handbook, part in ((book, counts["covered"]), (without_cover(book, "SCH-03"), counts["covered"] - 1)):
        html = rendered(sources.sources(page_at("reference/sources.html", handbook)))
        assert said.format(part=part, whole=counts["facts"]) in html.text
        sums = next(element for element in html.elements if element.attributes.get("class") == "sum")
        assert [text_of(cell) for cell in sums.inside if cell.tag == "td"][:2] == [str(counts["facts"]), str(part)]


def test_every_clause_says_what_kind_of_statement_it_is(page_at, book, language):
    computed = computed_clauses(book)
    html = rendered(policy.policy(page_at("policies/p.html"), POLICY))
    shown = {
        element.attributes["id"]: [text_of(part) for part in element.inside if "kind" in classes(part)]
        for element in html.elements
        if "clause" in classes(element)
    }
    expected = {c.id: [KINDS[kind_of(c, computed)][language]] for c in book.clauses.values() if c.policy == POLICY}
    assert shown == expected
    assert len({kind for (kind,) in shown.values()}) > 1


def classes(element: Element) -> list[str]:
    return element.attributes.get("class", "").split()


def test_the_other_reading_of_a_question_is_computed(book):
    examples = [(id, example) for id, decision in book.decisions.items() for example in decision.examples]
    seen = 0
    for parameter in book.parameters.values():
        for reading in readings(book, parameter, DAY):
            seen += len(reading.changes)
            changed = {change.example.place for change in reading.changes}
            for decision, example in examples:
                if parameter.name in example.parameters:
                    continue
                now, then = (
                    Evaluator(book, example.facts, example.as_of or DAY, {**example.parameters, **what_if})
                    .run([decision])
                    .outputs
                    for what_if in ({}, {parameter.name: reading.choice})
                )
                assert (example.place in changed) == (now != then)
    assert seen >= 2


def test_the_register_shows_what_the_other_reading_changes(page_at, language):
    html = rendered(questions.questions(page_at("reference/questions.html")))
    tables = [element for element in html.elements if element.attributes.get("class") == "changes"]
    first = text_of(tables[0])
    assert ("2 个上课日" if language == "zh" else "2 lesson days") in first
    assert ("3 个上课日" if language == "zh" else "3 lesson days") in first


def test_the_register_tells_a_case_and_opens_its_calculator_with_the_other_reading(page_at, book, language):
    page = page_at("reference/questions.html")
    html = rendered(questions.questions(page))
    tells = [[text_of(part) for part in told.inside if part.tag == "dd"] for told in by_class(html, "told")]
    links = [link.attributes["href"] for told in by_class(html, "told") for link in told.inside if link.tag == "a"]
    assert len(tells) >= 2
    for (_, now, then), link in zip(tells, links, strict=True):
        address = urlsplit(link)
        told = dict(parse_qsl(address.query))
        supposed = {name.removeprefix("what-if."): text for name, text in told.items() if name.startswith("what-if.")}
        facts = {name.removeprefix("f."): text for name, text in told.items() if name.startswith("f.")}
        other = next(name for name in supposed if book.parameters[name].choices and book.parameters[name].questions)
        as_now = {name: text for name, text in supposed.items() if name != other}
        for what_if, said in ((supposed, then), (as_now, now)):
            found = answer(book, Path(address.path).stem, facts, DAY, what_if)
            assert explain(book, found, language).sentence == said
        assert now != then


def test_every_calculator_that_rests_on_a_question_is_named_with_it(page_at, book):
    html = rendered(questions.questions(page_at("reference/questions.html")))
    entries = by_class(html, "question-entry")
    assert len(entries) == len(book.questions)
    asked = {
        case.place: answer_values(book, calculator, case.facts, DAY, {}).questions
        for calculator in book.calculators.values()
        for id in calculator.decisions
        for case in book.decisions[id].examples
        if set(case.facts) <= set(calculator.asks) and not case.parameters
    }
    named = {
        next(part.attributes["id"] for part in entry.inside if "question-body" in classes(part)): {
            Path(urlsplit(link.attributes["href"]).path).stem
            for link in entry.inside
            if "calculator-link" in classes(link)
        }
        for entry in entries
    }
    assert named.keys() == book.questions.keys()
    for calculator in book.calculators.values():
        for id in calculator.decisions:
            for case in book.decisions[id].examples:
                for question in asked.get(case.place, ()):
                    assert calculator.id in named[question]
    assert any(named.values())


def test_whatever_a_calculator_can_suppose_is_offered_in_its_form(page_at, book):
    offered = 0
    for calculator in book.calculators.values():
        html = rendered(calculators.calculator(page_at(f"calculators/{calculator.id}.html"), calculator.id))
        fields = {element.attributes["data-name"] for element in html.elements if "data-name" in element.attributes}
        for name in reach(book, calculator.decisions).parameters:
            parameter = book.parameters[name]
            if parameter.questions or parameter.choices or parameter.values[-1].unset:
                assert f"what-if.{name}" in fields
                offered += 1
    assert offered >= 3


def test_a_calculator_says_what_the_policy_has_not_decided(page_at, book, language):
    limit = book.parameters["warning_limit"]
    unset = replace(limit, values=(replace(limit.values[0], value=None, unset=True),))
    waiting = replace(book, parameters={**book.parameters, limit.name: unset})
    for handbook, is_said in ((waiting, True), (book, False)):
        page = page_at("calculators/warning.html", handbook)
        notices = by_class(rendered(calculators.calculator(page, "warning")), "undecided")
        assert [limit.words[language] in text_of(notice) for notice in notices] == [True] * is_said
        reached = [reach(handbook, one.decisions).parameters for one in handbook.calculators.values()]
        waiting_ones = [names for names in reached if any(handbook.parameters[name].values[-1].unset for name in names)]
        cards = list_calculators.calculators(page_at("calculators/index.html", handbook))
        assert len(by_class(rendered(cards), "undecided")) == len(waiting_ones)


def test_what_is_still_to_decide_is_counted_and_says_who_and_what_waits(page_at, book, language):
    rate = book.parameters["warning_limit"]
    unset = replace(rate, values=(replace(rate.values[0], value=None, unset=True),))
    page = page_at("reference/to-decide.html", replace(book, parameters={**book.parameters, rate.name: unset}))
    html = rendered(to_decide.to_decide(page))
    counts = [int(text_of(part)) for ul in by_class(html, "tally") for part in ul.inside if part.tag == "strong"]
    policies = book.policies.values()
    others = [one for one in book.parameters.values() if one.values[-1].unset]
    assert counts == [
        len(others) + 1,
        sum(policy.since is None for policy in policies),
        sum(not policy.review_confirmed for policy in policies),
        len(book.questions),
    ]
    row = next(element for element in html.elements if element.attributes.get("id") == rate.name)
    said = text_of(row)
    for id in rate.questions:
        assert id in said
        assert book.roles[book.questions[id].decider].words[language] in said
    assert book.calculators["warning"].words[language] in said
    deciders = Counter(question.decider for question in book.questions.values())
    asked = {link.attributes.get("href", "").partition("?decider=")[2] for link in html.elements}
    assert deciders.keys() == asked - {""}


def test_an_unset_value_is_said_to_be_unset_and_leads_to_what_is_to_decide(page_at, book):
    rate = book.parameters["warning_limit"]
    unset = replace(rate, values=(replace(rate.values[0], value=None, unset=True),))
    changed = replace(book, parameters={**book.parameters, rate.name: unset})
    page = page_at("policies/p.html", changed)
    for html in (
        page.text(book.clauses["warn-2"].words),
        figures.value(page, rate.name),
        parameters.parameters(page),
        policy.policy(page, POLICY),
        calculators.calculator(page, "warning"),
    ):
        links = [
            link
            for link in read(html).elements
            if link.attributes.get("href", "").endswith(f"to-decide.html#{rate.name}")
        ]
        assert links
        assert page.say("unset") in text_of(links[0]) or page.say("to decide") == text_of(links[0])


def test_a_role_sees_its_clauses_and_no_others(page_at, book):
    for role in book.roles:
        html = rendered(roles.role(page_at(f"roles/{role}.html"), role))
        lists = by_class(html, "role-clauses")
        shown = [link.attributes["title"] for found in lists for link in found.inside if "cited" in classes(link)]
        expected = [
            clause.id
            for clause in book.clauses.values()
            if role in clause.applies_to or role in [step.role for step in clause.steps]
        ]
        assert sorted(shown) == sorted(expected)


def test_a_role_sees_its_steps_under_their_topic_and_what_it_decides(page_at, book, language):
    steps = decided = 0
    for role in book.roles:
        page = page_at(f"roles/{role}.html")
        html = rendered(roles.role(page, role))
        shown = [text_of(item) for acts in by_class(html, "acts") for item in acts.inside if item.tag == "li"]
        own = [
            f"{text_of(read_text(page, step.words))} {page.cited(clause.id)}"
            for policy in book.policies.values()
            for clause in book.clauses.values()
            for step in clause.steps
            if step.role == role and clause.policy == policy.id
        ]
        assert shown == own
        to_decide = [text_of(link) for ul in by_class(html, "to-decide") for link in ul.inside if link.tag == "a"]
        assert [id for id in to_decide if id.startswith("Q-")] == sorted(
            question.id for question in book.questions.values() if question.decider == role
        )
        steps, decided = steps + len(shown), decided + len(to_decide)
    assert steps > 0
    assert decided > 0


def read_text(page: Page, words: Words) -> Element:
    return read(f"<p>{page.text(words)}</p>").elements[0]


def by_class(html: Reader, name: str) -> list[Element]:
    return [element for element in html.elements if name in classes(element)]


def test_lists_follow_the_groups_of_the_navigation(page_at, book):
    nav = [{"R": ["roles/index.md", {"Two": ["roles/trainer.md"]}, {"One": ["roles/mentor.md", "roles/agent.md"]}]}]
    page = replace(page_at("roles/index.html"), nav=nav)
    html = rendered(roles.roles(page))
    headings = [text_of(element).rstrip("¶") for element in html.elements if element.tag == "h2"]
    assert headings == ["Two", "One"]
    shown = [link.attributes["href"] for link in by_class(html, "card-title")]
    assert shown[:3] == ["trainer.html", "mentor.html", "agent.html"]
    assert len(shown) == len(book.roles)


@pytest.mark.parametrize(
    ("macro", "kind", "words"),
    [
        (list_calculators.questions_to_ask, "calculators", "about"),
        (roles.roles_in_brief, "roles", "words"),
        (policy.policies_in_brief, "policies", "words"),
    ],
)
def test_the_home_page_leads_to_everything_once(macro, kind, words, page_at):
    page = page_at("index.html")
    html = rendered(macro(page))
    links = {element.attributes["href"]: text_of(element) for element in html.elements if element.tag == "a"}
    things = getattr(page.handbook, kind)
    assert len(links) == len(things) == sum(element.tag == "a" for element in html.elements)
    for id, thing in things.items():
        assert links[f"{kind}/{id}.html"] == page.both(getattr(thing, words))


def test_a_term_leads_to_the_policies_that_use_it(page_at, book, language):
    html = rendered(glossary.glossary(page_at("reference/glossary.html")))
    entries = by_class(html, "term")
    assert len(entries) == len(book.terms)
    led = 0
    for entry, term in zip(entries, book.terms.values(), strict=True):
        links = (link.attributes.get("href", "") for link in entry.inside)
        named = {Path(link).stem for link in links if "policies/" in link}
        for clause in book.clauses.values():
            if term.in_text and term.words[language].casefold() in clause.words[language].casefold():
                assert clause.policy in named
                led += 1
    assert led > len(book.terms) / 2


def test_every_check_is_listed(page_at, language):
    html = rendered(checks.checks(page_at("maintain/checks.html", folder=Path(__file__).parents[2])))
    entries = by_class(html, "check")
    assert [entry.attributes["id"] for entry in entries] == sorted(CODES)
    for code, entry in zip(sorted(CODES), entries, strict=True):
        assert CODES[code][language] in text_of(entry)
        assert f"[{code}]" in text_of(entry), f"{code} has no example of what is said"


def test_a_chart_draws_its_parameters_the_longest_first_and_says_their_values(page_at, book):
    names = ["warned_shortest", "long_shortest", "move_shortest", "long_longest"]
    page = page_at("policies/background.html")
    html = rendered(chart.chart(page, "Shares", *names))
    found = [row for row in html.elements if row.tag == "tr"]
    rows = [[text_of(cell) for cell in row.inside if cell.tag in ("th", "td")] for row in found]
    lengths = [int(element.attributes["width"]) for element in html.elements if element.tag == "rect"]
    values = {page.both(book.parameters[name].words): book.parameters[name].values[-1].value for name in names}
    assert [label for label, *_ in rows] == sorted(values, key=lambda label: -values[label])
    assert all(str(values[label]) in said for label, _, said in rows)
    assert lengths == [round(100 * values[label] / max(values.values())) for label, *_ in rows]


def test_figures_in_prose_follow_the_handbook(page_at, book, language):
    page = page_at("index.html")
    assert (
        read(figures.answer(page, "lateness", "fine", lates=17)).text
        == {
            "zh": "150 元",
            "en": "150 yuan",
        }[language]
    )
    rate = book.parameters["late_rate"]
    dearer = replace(rate, values=(replace(rate.values[0], value=rate.values[0].value * 2),))
    changed = page_at("index.html", replace(book, parameters={**book.parameters, "late_rate": dearer}))
    assert "300" in read(figures.sentence(changed, "lateness", lates=17)).text
    with pytest.raises(ValueError, match="without lates"):
        figures.sentence(page, "lateness")


def test_ids_within_an_output_stay_together():
    svg = '<svg aria-labelledby="a b"><title id="a"/><desc id="b"/><g clip-path="url(#c)"/><clipPath id="c"/></svg>'
    assert own_ids(svg, "x") == svg.replace('"a b"', '"x-a x-b"').replace('id="', 'id="x-').replace("#c", "#x-c")


def test_a_parameter_shows_its_history_and_the_value_of_the_day(page_at, book, language):
    rate = book.parameters["warning_limit"]
    first = rate.values[0]
    later = replace(first, since=date(2027, 1, 1), value=first.value + 2, reason=Words("中心通知", "notice"), basis=())
    changed = replace(book, parameters={"warning_limit": replace(rate, values=(first, later))})
    page = page_at("reference/parameters.html", changed)
    for day, now in ((DAY, first), (date(2027, 1, 1), later)):
        html = rendered(parameters.parameters(replace(page, as_of=day)))
        shown = {element.attributes.get("class"): text_of(element) for element in html.elements}
        assert shown["value-now"] == page.value(now, rate)
        assert shown["current"].startswith(page.date(now.since))
        assert later.reason[language] in shown["history"]


def test_a_value_that_has_no_beginning_yet_says_from_when(page_at, book):
    rate = book.parameters["warning_limit"]
    later = replace(rate.values[0], since=date(2027, 1, 1))
    changed = replace(book, parameters={**book.parameters, "warning_limit": replace(rate, values=(later,))})
    page = page_at("policies/p.html", changed)
    assert page.say("not yet", day=page.date(later.since)) in page.text(book.clauses["warn-2"].words)
