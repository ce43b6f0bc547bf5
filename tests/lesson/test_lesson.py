"""What notebooks ask and show."""

from datetime import date
from importlib.resources import files

import pytest
from IPython.core.interactiveshell import InteractiveShell

from rulebook.lesson import lesson, run_first
from rulebook.lesson.notebook import Lesson
from rulebook.wording import Refusal, cited
from tests.tools.small import TRAINING
from tests.tools.small import book as small

DAY = date(2026, 11, 21)
OPENED = files("rulebook").joinpath("lesson/opened.py")


@pytest.fixture(params=["zh", "en"])
def book(request):
    texts = {"policy/training.yaml": (TRAINING / "policy/training.yaml").read_text("utf-8")}
    return Lesson(small("training"), request.param, DAY, texts)


def test_a_text_has_the_values_of_the_day_and_its_own_parts(book):
    shown = book.say(zh="{days} 天 < {overrun_limit}", en="{days} days < {overrun_limit}\nnew", days=3).data
    expected = {"zh": "<p>3 天 &lt; 15 天</p>", "en": "<p>3 days &lt; 15 days</p><p>new</p>"}
    assert shown == expected[book.language]


def test_clauses_show_their_names_and_values(book):
    shown = book.rule("ext-2", "ext-3").data
    named = [cited(book.book, clause, book.language) for clause in ("ext-2", "ext-3")]
    assert all(f"<cite>{name}</cite>" in shown for name in named)
    assert {"zh": "10 元/天", "en": "10 yuan/day"}[book.language] in shown


def test_an_answer_shows_sums_steps_and_questions(book):
    shown = book.told(book.ask("overrun", overrun_days=16)).data
    assert f"<cite>{cited(book.book, 'ext-4', book.language)}</cite>" in shown
    assert "<code>Q-32</code>" in shown
    assert "15" in shown


@pytest.mark.parametrize("mine", [120, " 120 "])
def test_a_right_answer_is_told_so(book, mine):
    shown = book.check("?", book.ask("overrun", overrun_days=12), "deduction", mine).data
    assert {"zh": "对了", "en": "Right"}[book.language] in shown


@pytest.mark.parametrize("mine", [121, "much", ""])
def test_a_wrong_answer_is_told_the_right_one(book, mine):
    shown = book.check("?", book.ask("overrun", overrun_days=12), "deduction", mine).data
    assert {"zh": "应当是120 元", "en": "it is 120 yuan"}[book.language] in shown


@pytest.mark.parametrize("mine", ["extended", {"zh": "培训延期", "en": "training extended"}])
def test_a_choice_may_be_answered_by_id_or_in_words(book, mine):
    given = mine if isinstance(mine, str) else mine[book.language]
    shown = book.check("?", book.ask("overrun", overrun_days=12), "outcome", given).data
    assert {"zh": "对了", "en": "Right"}[book.language] in shown


def test_without_an_answer_the_right_one_is_folded_and_only_possible_choices_are_offered(book):
    shown = book.check("<?>", book.ask("overrun", overrun_days=12), "outcome").data
    before, after = shown.split("<details>")
    words = book.book.outputs["outcome"].choices
    assert "&lt;?&gt;" in before
    assert words["leader-talk"][book.language] in before
    assert words["standby"][book.language] not in shown
    assert f"<p>{words['extended'][book.language]}</p>" in after


def test_yaml_is_printed_to_the_end_of_the_entry(book):
    shown = book.yaml(book.book.parameters["overrun_rate"].place).data
    assert ">overrun_rate:&#10;" in shown
    assert "value: 10" in shown
    assert "overrun_limit" not in shown


CHART = {
    "data": {"values": [{"x": 1, "y": 2}]},
    "mark": "point",
    "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}},
}


def test_a_picture_is_named_and_takes_the_readers_colours(book):
    shown, _ = book.picture(CHART, "Days & pay", "1: 2")._repr_mimebundle_()
    svg = shown["image/svg+xml"]
    assert '<title id="title">Days &amp; pay</title><desc id="about">1: 2</desc>' in svg
    assert 'role="img" aria-labelledby="title" aria-describedby="about"' in svg
    assert "currentColor" in svg
    assert 'fill="white"' not in svg


def test_where_nothing_draws_pictures_the_browser_gets_the_chart_to_draw(book, monkeypatch):
    monkeypatch.setattr("rulebook.lesson.picture.find_spec", lambda name: None)
    shown, told = book.picture(CHART, "Days & pay", "1: 2")._repr_mimebundle_()
    assert shown["text/plain"] == shown["application/vnd.vegalite.v5+json"]["description"] == "Days & pay: 1: 2"
    assert shown["application/vnd.vegalite.v5+json"]["encoding"] == CHART["encoding"]
    assert told["application/vnd.vegalite.v5+json"]["embed_options"]["renderer"] == "svg"


def test_a_changed_copy_leaves_the_handbook_as_it_is(book):
    copy = book.changed("overrun_rate", "12")
    days = book.value("overrun_limit")
    asked = [one.ask("overrun", overrun_days=days)["deduction"] for one in (book, copy)]
    assert asked == [days * 10, days * 12]
    with pytest.raises(Refusal):
        book.changed("overrun_rate", "much")


def test_a_calculator_is_the_sites_own_with_the_facts_filled_in(book):
    on_site = Lesson(book.book, book.language, DAY, site="../../")
    shown = on_site.calculator("overrun", overrun_days="<5>").data
    assert 'src="../../calculators/overrun.html?f.overrun_days=%3C5%3E"' in shown
    assert f'title="{book.book.calculators["overrun"].words[book.language]}"' in shown
    with pytest.raises(KeyError):
        on_site.calculator("gone")


def test_outside_the_site_a_calculator_says_where_it_is(book):
    path = {"zh": "site/calculators/overrun.html", "en": "site/en/calculators/overrun.html"}[book.language]
    assert f"<code>{path}</code>" in book.calculator("overrun").data


def test_outside_a_project_the_reader_is_told_where_to_save_the_notebook(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="save the notebook inside the project, beside policy/"):
        lesson("zh")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_cell_that_is_run_alone_says_what_to_run_first(language, monkeypatch):
    shell = InteractiveShell.instance()
    shown = []
    monkeypatch.setenv("RULEBOOK_LANGUAGE", language)
    monkeypatch.setattr(shell, "_showtraceback", lambda kind, error, lines: shown.extend(lines))
    try:
        shell.safe_execfile(OPENED, shell.user_ns, raise_exceptions=True)
        shell.run_cell("book.rule('ext-1')")
        assert shown == [run_first("book", language)]
        assert "book" not in shell.user_ns
        shell.run_cell("book = 7")
        shell.run_cell("book + 1")
        assert len(shown) == 1
    finally:
        InteractiveShell.clear_instance()
