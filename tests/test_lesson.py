"""What notebooks ask and show."""

from datetime import date
from pathlib import Path

import pytest

from rulebook.lesson import Lesson, lesson
from rulebook.load import handbook

DAY = date(2026, 11, 21)


@pytest.fixture(params=["zh", "en"])
def book(request):
    return Lesson(handbook(Path()), request.param, DAY, Path())


def test_a_text_has_the_values_of_the_day_and_its_own_parts(book):
    shown = book.say(zh="{days} 天 < {overrun_limit}", en="{days} days < {overrun_limit}\nnew", days=3).data
    expected = {"zh": "<p>3 天 &lt; 15 天</p>", "en": "<p>3 days &lt; 15 days</p><p>new</p>"}
    assert shown == expected[book.language]


def test_clauses_show_their_ids_and_values(book):
    shown = book.rule("ext-2", "ext-3").data
    assert shown.count("<code>ext-") == 2
    assert {"zh": "10 元/天", "en": "10 yuan/day"}[book.language] in shown


def test_an_answer_shows_sums_steps_and_questions(book):
    shown = book.told(book.ask("overrun", overrun_days=16)).data
    assert "<code>ext-4</code>" in shown
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
    assert words["dismissal"][book.language] not in shown
    assert f"<p>{words['extended'][book.language]}</p>" in after


def test_yaml_is_printed_to_the_end_of_the_entry(book):
    shown = book.yaml(book.book.parameters["overrun_rate"].place).data
    assert ">overrun_rate:&#10;" in shown
    assert "value: 10" in shown
    assert "overrun_limit" not in shown


def test_a_picture_is_named_and_takes_the_readers_colours(book):
    import altair as alt

    chart = alt.Chart(alt.Data(values=[{"x": 1, "y": 2}])).mark_point().encode(x="x:Q", y="y:Q")
    svg = book.picture(chart, "Days & pay", "1: 2").data
    assert '<title id="title">Days &amp; pay</title><desc id="about">1: 2</desc>' in svg
    assert 'role="img" aria-labelledby="title" aria-describedby="about"' in svg
    assert "currentColor" in svg
    assert 'fill="white"' not in svg


def test_outside_a_project_the_reader_is_told_where_to_save_the_notebook(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="save the notebook inside the project, beside policy/"):
        lesson()
