"""Files that cannot be read, and what stands in a column named by its decision."""

import pytest

from rulebook.language import ast
from rulebook.load import handbook, load
from rulebook.problem import HandbookError
from tests.tools import small


@pytest.mark.parametrize("make", ["folder", "dangling link"])
def test_a_file_that_cannot_be_opened_is_one_problem(make, tmp_path):
    policy = tmp_path / "policy"
    policy.mkdir()
    for path in small.BASE.glob("*.yaml"):
        (policy / path.name).write_bytes(path.read_bytes())
    if make == "folder":
        (policy / "x.yaml").mkdir()
    else:
        (policy / "x.yaml").symlink_to("nowhere.yaml")
    assert [(p.code, p.place.file) for p in load(tmp_path).problems] == [("unreadable", "policy/x.yaml")]
    with pytest.raises(HandbookError, match="unreadable"):
        handbook(tmp_path)


def test_a_column_named_by_a_decision_is_read_as_its_only_output():
    book = small.handbook("""
        outputs:
          level: {zh: 级, en: level, choices: {low: {zh: 低, en: low}, high: {zh: 高, en: high}}}
          warned: {zh: 提醒, en: warned, type: yes-no}
          talked: {zh: 谈话, en: talked, type: yes-no}
        decisions:
          talk:
            zh: 谈话
            en: Talk
            table: |
              rate_level || talked | clause
              high       || yes    | late-1
              low        || no     | late-1
            examples: |
              zh | en  | lates || talked
              甲 | one | 3     || no
              乙 | two | 9     || yes
          again:
            zh: 再谈
            en: Again
            table: |
              talk || warned | clause
              yes  || no     | late-1
              no   || yes    | late-1
            examples: |
              zh | en  | lates || warned
              甲 | one | 3     || yes
              乙 | two | 9     || no
          rate_level:
            zh: 级别
            en: Level
            table: |
              lates || level | clause
              < 5   || low   | late-1
              >= 5  || high  | late-1
            examples: |
              zh | en  | lates || level
              甲 | one | 3     || low
              乙 | two | 9     || high
    """)
    first, _ = book.decisions["talk"].versions[0].rows
    assert first.tests[0].operand == ast.Word("high")
    first, _ = book.decisions["again"].versions[0].rows
    assert first.tests[0].operand == ast.Literal(True)
