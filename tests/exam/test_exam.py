"""The bank of exam items, the papers drawn from it, and the command that prints them."""

import re
from collections import Counter
from datetime import date
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from typer.testing import CliRunner

from rulebook.answer import answer, text_in_words
from rulebook.bilingual import LANGUAGES, Words
from rulebook.cli import app
from rulebook.exam import bank, paper, printed, read_seed
from rulebook.exam.bank import for_role
from rulebook.exam.draw import draw
from rulebook.exam.html import html
from rulebook.exam.items import BLANK
from rulebook.exam.markdown import markdown
from rulebook.exam.word import word
from rulebook.handbook import reach
from rulebook.load import handbook as load
from rulebook.wording import Refusal, in_words
from tests.tools.day import DAY
from tests.tools.small import TRAINING, book, handbook

ROOT = Path(__file__).parents[2]
BOOK = load(ROOT)
ITEMS = bank(BOOK, DAY)
BY_KIND = {kind: [item for item in ITEMS if item.kind == kind] for kind in ("case", "which", "value", "who")}
ROLES = [role for role in BOOK.roles if for_role(ITEMS, role)]
# A small handbook, whose papers are known beforehand.
SMALL, ON = book("training"), date(2026, 11, 21)
SMALL_ITEMS = bank(SMALL, ON)
SMALL_ROLES = [role for role in SMALL.roles if for_role(SMALL_ITEMS, role)]
# Cases told in sentences, and answers of which several would hold.
PARKING = book("parking")
PARKING_ITEMS = bank(PARKING, ON)
# A policy that tries to break out of every file that a paper is set in.
HOSTILE = handbook(
    """
    policy: talks
    zh: <b>谈话</b>
    en: "*Talks* <script>alert(1)</script> & more"
    source: house
    owner: agent
    review_by: 2199-12-31
    sections: {talk: {zh: "_谈话_", en: "[Talks](javascript:1)"}}
    clauses:
      talk-1:
        covers: [HR-01]
        applies_to: [agent]
        zh: <i>谈话</i>不超过 {talk_minutes}。
        en: A talk of <i>at most</i> {talk_minutes}.
    parameters:
      talk_minutes:
        zh: 谈话时间
        en: length of a talk
        unit: day
        values: [{from: undated, value: 3, reason: HR-01}]
    """
)


def told(item) -> tuple[str, str, dict[str, str]]:
    """The calculator, the output and the facts that a case was made of, from its id."""
    _, calculator, output, facts = item.id.split(":", 3)
    return calculator, output, dict(pair.split("=") for pair in facts.split(";"))


# ── The bank ──────────────────────────────────────────────────────────────────────────────────────────


def test_the_bank_holds_items_of_every_kind():
    assert {item.kind for item in (*SMALL_ITEMS, *PARKING_ITEMS)} == {"case", "which", "value", "who"}
    assert {item.kind for item in ITEMS} <= {"case", "which", "value", "who"}
    assert [item.number for item in ITEMS] == list(range(1, len(ITEMS) + 1))


def test_every_item_stands_on_its_own():
    assert len({item.id for item in ITEMS}) == len(ITEMS)
    for item in ITEMS:
        assert 3 <= len(item.options) <= 4, item.id
        assert item.roles, item.id
        assert item.clauses, item.id
        assert item.because, item.id
        for language in LANGUAGES:
            words = [option[language] for option in item.options]
            assert len(set(words)) == len(words), item.id
            assert all(words), item.id
            assert (BLANK[language] if item.kind == "value" else "") in item.text[language], item.id
            assert item.kind not in {"case", "which"} or item.text[language][-1] in "？?", item.id
            told = [text[language] for pair in item.given for text in pair]
            shown = "".join([item.about[language], item.text[language], *told, *words])
            assert not re.search(r"〔|\[not set\]|\{|None", shown), item.id


def test_the_right_option_of_a_case_is_what_the_calculator_answers():
    for item in BY_KIND["case"]:
        calculator, output, facts = told(item)
        value = answer(BOOK, calculator, facts, DAY)[output]
        for language in LANGUAGES:
            right = in_words(value, BOOK.outputs[output], BOOK, language)
            assert [option[language] for option in item.options].index(right) == 0, item.id


def test_of_the_cases_to_choose_from_the_right_one_has_the_answer_that_is_asked_for():
    for told_of, items, day in ((BOOK, BY_KIND["which"], DAY), (PARKING, PARKING_ITEMS, ON)):
        for item in (item for item in items if item.kind == "which"):
            calculator, output, facts = told(item)
            value = answer(told_of, calculator, facts, day)[output]
            assert f"“{in_words(value, told_of.outputs[output], told_of, 'en')}”" in item.text.en, item.id


def test_a_case_is_told_in_sentences_by_what_was_chosen_then_how_much_then_what_is_so():
    told = [
        item.text for item in PARKING_ITEMS if item.id.endswith("parking:refused_for:stay=4;vehicle=car;permit=yes")
    ]
    assert told == [
        Words(
            "车型：轿车。已经停了 4 天。车上有车证。为什么不准停？",
            "Vehicle: car. It has been parked for 4 days. It has a permit. Why may it not park?",
        )
    ]


def test_what_only_yes_or_no_answers_is_asked_as_which_case_it_is():
    asked = next(item for item in PARKING_ITEMS if item.id.startswith("which:parking:may_park:"))
    assert asked.text.en.endswith("May it park? In only one of these cases is the answer “yes”. Which one?")
    assert asked.options[0].en == "Vehicle: car. It has been parked for 3 days."
    assert len(asked.options) >= 3
    assert all(option.en.startswith("Vehicle: ") for option in asked.options)


def test_what_holds_for_a_case_too_is_no_wrong_option():
    refused = {item.id: item for item in PARKING_ITEMS if item.id.startswith("case:parking:refused_for:")}
    assert refused
    for id, item in refused.items():
        held = {"permit=no": "no permit", "vehicle=lorry": "a lorry", "stay=9": "too long"}
        assert not {words for fact, words in held.items() if fact in id} & {option.en for option in item.options[1:]}


@pytest.mark.parametrize(("book", "items", "day"), [(SMALL, SMALL_ITEMS, ON), (BOOK, ITEMS, DAY)], ids=["small", "own"])
def test_no_case_has_another_answer_under_another_reading_of_an_open_question(book, items, day):
    tried = 0
    for item in (item for item in items if item.kind in {"case", "which"}):
        calculator, output, facts = told(item)
        now = answer(book, calculator, facts, day)
        read = reach(book, book.calculators[calculator].decisions).parameters
        for name in (name for name in read if book.parameters[name].choices and book.parameters[name].questions):
            for choice in book.parameters[name].choices:
                then = answer(book, calculator, facts, day, {name: choice})
                assert then[output] == now[output], (item.id, name, choice)
                tried += 1
    assert tried or book is BOOK


def test_cases_lie_on_both_sides_of_a_boundary():
    options = {
        told(item)[2]["overrun_days"]: item.options[0].en
        for item in SMALL_ITEMS
        if item.id.startswith("case:overrun:outcome")
    }
    assert (options["15"], options["16"]) == ("training extended", "talk with the centre leader")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_put_into_its_blank_is_the_clause_and_is_found_nowhere_else(language):
    for item in BY_KIND["value"]:
        clause = BOOK.clauses[item.clauses[0]]
        right = item.options[0][language]
        whole = text_in_words(BOOK, clause.words, DAY, language)
        assert item.text[language].replace(BLANK[language], right).replace(" ", "") == whole.replace(" ", "")
        assert right not in item.text[language]
        assert not any(other[language] in item.text[language] for other in item.options[1:])


def test_no_value_is_asked_that_is_unset_or_a_reading():
    for item in BY_KIND["value"]:
        _, _, name = item.id.split(":")
        parameter = BOOK.parameters[name]
        assert not (parameter.choices and parameter.questions), item.id
        assert not any(dated.unset for dated in parameter.values), item.id
        bases = [basis for dated in parameter.values for basis in dated.basis]
        assert not bases or any(not basis.startswith("Q-") for basis in bases), item.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_acts_takes_a_step_and_is_not_named_in_what_is_shown(language):
    for item in BY_KIND["who"]:
        _, clause, role = item.id.split(":")
        assert role in {step.role for step in BOOK.clauses[clause].steps}
        right = BOOK.roles[role].words[language]
        assert item.options[0][language] == right
        shown = [item.text[language], *(text[language] for pair in item.given for text in pair)]
        assert not any(right.casefold() in text.casefold() for text in shown), item.id
        assert not any(right in other[language] or other[language] in right for other in item.options[1:]), item.id


def test_no_role_stands_beside_a_kind_of_it_and_an_operator_is_asked_what_agents_are():
    words = {role.words.zh: id for id, role in BOOK.roles.items()}
    for item in BY_KIND["who"]:
        right, *others = (words[option.zh] for option in item.options)
        assert not any(right in BOOK.kinds_of(other) or other in BOOK.kinds_of(right) for other in others), item.id
    assert set(for_role(SMALL_ITEMS, "agent")) < set(for_role(SMALL_ITEMS, "operator"))


# ── Drawing ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_seed_draws_the_same_paper_and_another_seed_another():
    items = for_role(SMALL_ITEMS, "agent")
    papers = [tuple((drawn.item.id, drawn.order) for drawn in draw(items, 20, seed)) for seed in range(30)]
    assert len(set(papers)) == 30
    assert papers[7] == tuple((drawn.item.id, drawn.order) for drawn in draw(items, 20, 7))
    whole = [drawn.item.id for drawn in draw(items, 28, 7)]
    assert whole[:20] == [drawn.item.id for drawn in draw(items, 20, 7)]


@pytest.mark.parametrize("role", ROLES)
def test_a_paper_is_spread_over_policies_and_kinds_and_repeats_nothing(role):
    items = for_role(ITEMS, role)
    strata = {(item.policy, item.kind) for item in items}
    for seed, count in product(range(5), {1, min(20, len(items)), len(items)}):
        drawn = [entry.item for entry in draw(items, count, seed)]
        assert len({item.id for item in drawn}) == count
        often = Counter((item.policy, item.kind) for item in drawn)
        assert max(often.values()) == 1 or len(often) == len(strata)


def test_each_item_struck_is_replaced_in_its_place_and_the_others_stay():
    items = for_role(SMALL_ITEMS, "agent")
    first = draw(items, 5, 7)
    struck: list[int] = []
    for place in (3, 1, 3, 3):
        before = draw(items, 5, 7, struck)
        struck.append(before[place].item.number)
        after = draw(items, 5, 7, struck)
        assert [i for i in range(5) if after[i] != before[i]] == [place]
        assert not set(struck) & {entry.item.number for entry in after}
    assert draw(items, 5, 7) == first
    absent = [item.number for item in items if item not in [entry.item for entry in first]]
    assert draw(items, 5, 7, absent) == first


def test_every_letter_is_right_about_as_often():
    items = for_role(SMALL_ITEMS, "agent")
    four = [entry.right for seed in range(40) for entry in draw(items, 20, seed) if len(entry.order) == 4]
    shares = {letter: count / len(four) for letter, count in Counter(four).items()}
    assert set(shares) == set("ABCD")
    assert all(0.2 < share < 0.3 for share in shares.values())


@pytest.mark.parametrize("text", ["", "-1", "1.5", "seven", "４", "4294967296", "9" * 60])
def test_what_is_no_seed_is_refused(text):
    with pytest.raises(Refusal, match="write a whole number from 0 to 4294967295"):
        read_seed(text)


# ── On paper ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_small_paper_reads_well(language, snapshot):
    more = handbook("policy: more\nzh: 多\nen: More\nsource: house\nowner: agent\nreview_by: 2199-12-31\n")
    made = paper(more, bank(more, ON), ON, role="agent", count="4", seed=7)
    assert markdown(printed(more, made, language)).replace(more.version, "VERSION") == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_says_how_to_make_it_again(language):
    made = paper(SMALL, SMALL_ITEMS, ON, role="trainer", count="5", seed=11)
    laid = printed(SMALL, made, language)
    for text in (markdown(laid), html(laid)):
        assert text.count(SMALL.version) == 2
        assert "rulebook" not in text
        on_paper, _, key = text.partition(laid.key_title)
        assert laid.again not in on_paper
        assert laid.again in key
        assert "11" in laid.again


def test_policy_text_is_shown_and_never_obeyed():
    made = paper(HOSTILE, bank(HOSTILE, ON), ON, role="agent", count="4", seed=3)
    laid = printed(HOSTILE, made, "en")
    assert "<script>" in str(laid)
    assert not re.search("<(script|i|b)>", html(laid))
    assert "&lt;script&gt;" in html(laid)
    assert not re.search(r"(?<!\\)[<*\[]", re.sub(r"(?m)\*\*\d+\.( [A-D])?\*\*", "", markdown(laid)))


def test_a_word_document_has_headings_numbered_items_a_new_page_for_the_key_and_fonts_for_chinese():
    made = paper(SMALL, SMALL_ITEMS, ON, role="agent", count="12", seed=7)
    laid = printed(SMALL, made, "zh")
    content = word(laid, made)
    assert content == word(laid, made)
    document = Document(BytesIO(content))
    paragraphs = document.paragraphs
    headings = [text.text for text in paragraphs if text.style.name == "Heading 1"]
    assert headings == [laid.title, laid.key_title]
    numbered = [text.text for text in paragraphs if text.style.name == "List Number"]
    assert numbered == [item.about for item in laid.items]
    breaks = [i for i, text in enumerate(paragraphs) if text._p.xpath('.//w:br[@w:type="page"]')]
    assert [paragraphs[i + 1].text for i in breaks] == [laid.key_title]
    texts = {text.text for text in paragraphs}
    for item in laid.items:
        assert {f"{letter}. {words}" for letter, words in item.options} <= texts
        assert f"{item.number}. {item.right}  {item.answer}" in texts
    assert SMALL.version in document.sections[0].footer.paragraphs[0].text
    assert laid.again in texts
    for name in ("Normal", "Heading 1", "List Number", "Footer"):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in ("宋体", "黑体")
    assert (document.sections[0].page_width.cm, document.sections[0].page_height.cm) == pytest.approx((21, 29.7), 0.01)


# ── The command ───────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The command, run in an empty folder, with the bank that has been made already."""
    monkeypatch.setattr("rulebook.exam.bank", lambda book, day: SMALL_ITEMS)
    monkeypatch.chdir(tmp_path)
    return lambda *options: CliRunner().invoke(app, ["exam", "--root", str(TRAINING), "--as-of", str(ON), *options])


TO_WRITE = ("--role", "agent", "--count", "3", "--seed", "7", "-o")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--role", "agnet"), "There is no role 'agnet'; roles with items: {roles}. Did you mean 'agent'?"),
        (
            ("--role", "visitor"),
            "The bank has no items for the visitor (visitor); roles with items: {roles}.",
        ),
        (
            ("--role", "agent", "--count", "0"),
            "The count is '0'; write a whole number from 1 to {most}, for the agent (agent) has so many items.",
        ),
        (
            ("--role", "agent", "--count", "many\x1b[31m"),
            "The count is 'many�[31m'; write a whole number from 1 to {most}, for the agent (agent) has so many items.",
        ),
        (("--role", "agent", "--seed", "x"), "The seed is 'x'; write a whole number from 0 to 4294967295."),
        (
            ("--role", "agent", "--without", "1,x"),
            "The item to strike is 'x'; write numbers in the bank, from 1 to {bank}, with commas between them.",
        ),
        ((), "Name a role with --role: {every}."),
        (
            (*TO_WRITE, "paper.pdf"),
            "'paper.pdf' does not end in .md, .html or .docx, so there is no telling what to write.",
        ),
        ((*TO_WRITE, "none/paper.md"), "The file 'none/paper.md' cannot be written: No such file or directory."),
        ((*TO_WRITE, "taken.md"), "The file 'taken.md' cannot be written: Is a directory."),
    ],
)
def test_what_cannot_be_drawn_or_written_is_refused_and_leaves_no_file(run, tmp_path, options, said):
    (tmp_path / "taken.md").mkdir()
    refused = run("--lang", "en", *options)
    parts = {"most": len(for_role(SMALL_ITEMS, "agent")), "roles": ", ".join(SMALL_ROLES)}
    parts["bank"] = str(len(SMALL_ITEMS))
    parts["every"] = ", ".join(SMALL.roles)
    assert (refused.exit_code, refused.stdout, refused.stderr) == (2, "", said.format(**parts) + "\n")
    assert [path.name for path in tmp_path.rglob("*")] == ["taken.md"]


def test_as_many_items_as_there_are_can_be_drawn_and_no_more(run):
    most = len(for_role(SMALL_ITEMS, "trainer"))
    assert run("--role", "trainer", "--count", str(most)).exit_code == 0
    assert run("--role", "trainer", "--count", str(most + 1)).exit_code == 2


def test_what_is_struck_is_not_printed_and_the_key_tells_it(run):
    drawn = draw(for_role(SMALL_ITEMS, "agent"), 3, 7)
    struck = [drawn[0].item.number, drawn[2].item.number]
    laid = run(*TO_WRITE[:-1], "--lang", "en", "--without", ",".join(map(str, struck))).stdout
    numbers = [int(number) for number in re.findall(r"Number in the bank: (\d+)", laid)]
    assert len(numbers) == 3
    assert numbers[1] == drawn[1].item.number
    assert not set(struck) & set(numbers)
    assert f"Struck, by number in the bank: {struck[0]}, {struck[1]}." in laid
    most = len(for_role(SMALL_ITEMS, "agent"))
    refused = run("--role", "agent", "--count", str(most), "--without", str(struck[0]))
    assert (refused.exit_code, str(most - 1) in refused.stderr) == (2, True)


def test_the_command_prints_a_paper_or_writes_it_whole(run, tmp_path):
    printed = run(*TO_WRITE[:-1])
    assert (printed.exit_code, printed.stderr) == (0, "")
    for ending in ("md", "html", "docx"):
        written = run(*TO_WRITE, f"试卷.{ending}")
        assert (written.exit_code, written.stdout, written.stderr) == (0, "", f"试卷和答案已写到：试卷.{ending}\n")
    assert (tmp_path / "试卷.md").read_text("utf-8") == printed.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["试卷.docx", "试卷.html", "试卷.md"]


def test_without_a_seed_one_is_chosen_and_said(run):
    asked = ("--role", "agent", "--count", "3", "--lang", "en")
    drawn = run(*asked)
    said = r"No seed was given; (\d+) was chosen, and --seed \1 makes the same paper again\.\n"
    found = re.fullmatch(said, drawn.stderr)
    assert found
    assert run(*asked, "--seed", found[1]).stdout == drawn.stdout
