"""What a new hire would type into the search leads to the right page, among the first three that it lists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

AMONG = 3
READY = re.compile("键入|Type to start")

ZH = (
    ("病假休了12天回来要培训吗", ("calculators/training-length", "policies/return-transfer-standby")),
    ("迟到算旷工吗", ("calculators/shift-start", "calculators/part-time-attendance", "policies/part-time-training")),
    ("换班一个月几次", ("calculators/shift-swap", "policies/leave-and-swaps")),
    ("补考不过怎么办", ("calculators/part-time-exam", "policies/part-time-training")),
    ("被投诉了会怎样", ("calculators/standby", "policies/return-transfer-standby", "policies/off-post")),
    ("打字要多快", ("calculators/operator-grades", "policies/operator-appraisal")),
    ("请假要提前多久", ("calculators/leave-request", "policies/leave-and-swaps")),
    ("邮件多久要回复", ("calculators/reply-deadline", "policies/service")),
    ("第一次报销要人指导吗", ("calculators/expense-guidance", "policies/mentoring")),
    ("解决不了的问题找谁", ("calculators/report-to", "policies/reporting")),
    ("试用期可以请假吗", ("policies/probation", "calculators/leave-request")),
)
EN = (
    ("back from 12 days of sick leave", ("calculators/training-length", "policies/return-transfer-standby")),
    ("does being late count as absent", ("calculators/part-time-attendance", "policies/part-time-training")),
    ("how many shift swaps a month", ("calculators/shift-swap", "policies/leave-and-swaps")),
    ("failed the make-up exam", ("calculators/part-time-exam", "policies/part-time-training")),
    (
        "a customer complained about me",
        ("calculators/standby", "policies/return-transfer-standby", "policies/off-post"),
    ),
    ("how fast do I have to type", ("calculators/operator-grades", "policies/operator-appraisal")),
    ("how far ahead to ask for leave", ("calculators/leave-request", "policies/leave-and-swaps")),
    ("how soon must I answer an e-mail", ("calculators/reply-deadline", "policies/service")),
    ("first expense claim", ("calculators/expense-guidance", "policies/mentoring")),
    ("who to report a problem to", ("calculators/report-to", "policies/reporting")),
    ("leave during probation", ("policies/probation", "calculators/leave-request")),
)


@pytest.fixture(scope="module")
def searching(site: Path, browser: Browser) -> Iterator[dict[str, Page]]:
    """A page in each language with its search open and ready."""
    pages = {}
    for language, start in (("zh", "index.html"), ("en", "en/index.html")):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto((site / start).as_uri())
        page.locator(".md-search__input").click()
        expect(page.locator(".md-search-result__meta")).to_contain_text(READY, timeout=20_000)
        pages[language] = page
    yield pages
    for page in pages.values():
        page.close()


def listed(page: Page, query: str) -> list[str]:
    """The pages that the search lists for the query, in order, as folder and name."""
    meta = page.locator(".md-search-result__meta")
    box = page.locator(".md-search__input")
    box.fill("")
    expect(meta).to_contain_text(READY)
    box.fill(query)
    expect(meta).not_to_contain_text(READY, timeout=20_000)
    items = page.locator(".md-search-result__item")
    addresses = items.evaluate_all("items => items.map(item => item.querySelector('a').href.split(/[?#]/)[0])")
    return ["/".join(address.removesuffix(".html").split("/")[-2:]) for address in addresses]


@pytest.mark.parametrize(
    ("language", "query", "wanted"),
    [("zh", *case) for case in ZH] + [("en", *case) for case in EN],
    ids=[query for query, _ in (*ZH, *EN)],
)
def test_a_new_hire_finds_the_page(searching, language, query, wanted):
    found = listed(searching[language], query)
    assert set(found[:AMONG]) & set(wanted), found[:10]
