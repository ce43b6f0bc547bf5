"""What the tests of the pages share: the small handbook, and a page to write on in each language."""

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.page import Page
from rulebook.bilingual import LANGUAGES, Language
from rulebook.handbook import Handbook
from rulebook.load import handbook
from tests.tools.small_site import DAY, lay


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small handbook."""
    folder = tmp_path_factory.mktemp("small")
    lay(folder)
    return folder


@pytest.fixture(scope="session")
def book(root: Path) -> Handbook:
    return handbook(root)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture
def page_at(book: Handbook, root: Path, language: Language) -> Callable[..., Page]:
    """A page of the site with the given address, of the small handbook unless another is given."""

    def page(address: str, other: Handbook | None = None, folder: Path = root) -> Page:
        return Page(folder, other or book, language, DAY, address)

    return page
