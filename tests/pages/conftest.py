"""What the tests of the pages share: the handbook, and a page to write on in each language."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from macros.page import Page
from rulebook.bilingual import LANGUAGES, Language
from rulebook.handbook import Handbook
from rulebook.load import handbook

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def book() -> Handbook:
    return handbook(ROOT)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture
def page_at(book: Handbook, language: Language) -> Callable[..., Page]:
    """A page of the site with the given address, of the real handbook unless another is given."""

    def page(address: str, other: Handbook | None = None, root: Path = ROOT) -> Page:
        return Page(root, other or book, language, DAY, address)

    return page
