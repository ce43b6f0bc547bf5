"""What a link tells a calculator is its own, whatever messengers and campaigns add; old links keep working."""

from rulebook.compile import page_rules
from tests.tools.node import evaluated
from tests.tools.small import book

RULES = page_rules(book("spellings"), "spelling", "en")
TOLD = "(rules, searches) => searches.map((search) => rulebook.link.told(rules, search))"
QUERY = "(facts, supposed, asOf) => (rulebook.asOf = '2026-11-21', rulebook.link.query(facts, supposed, asOf))"
FROM = {"from": "2026-02-01"}
ADDED = "from=singlemessage&isappinstalled=0&scene=1&utm_source=x&nsukey=y&spm=z"


LINKS = [
    ("", {}, []),
    ("f.from=2026-02-01&f.shift=late", {**FROM, "shift": "late"}, []),
    (f"f.from=2026-02-01&{ADDED}", FROM, []),
    (f"{ADDED}&f.from=2026-02-01", FROM, []),
    (ADDED, {}, []),
    # As links were before facts had a form of their own.
    ("from=2026-02-01&shift=late", {**FROM, "shift": "late"}, []),
    (f"from=2026-02-01&{ADDED}", FROM, []),
    (f"{ADDED}&from=2026-02-01", FROM, []),
    ("taught=x", {"taught": "x"}, []),
    ("shift=nonsense&from=singlemessage", {"shift": "nonsense"}, []),
    # A bare name beside facts in the form of their own is somebody else's.
    ("f.shift=late&taught=5&from=2026-02-01", {"shift": "late"}, []),
    ("f.taught=1&f.taught=2", {"taught": "2"}, ["f.taught"]),
    ("taught=1&taught=2", {"taught": "2"}, ["taught"]),
    ("f.nothing=1&what-if.x=2&f.__proto__=3&constructor=4", {}, ["f.nothing", "what-if.x", "f.__proto__"]),
]


def test_a_link_tells_what_is_its_own():
    told = evaluated(TOLD, RULES, [search for search, _, _ in LINKS])
    for (search, facts, unknown), found in zip(LINKS, told, strict=True):
        assert (found["facts"], found["unknown"]) == (facts, unknown), search


def test_what_a_form_holds_is_told_in_a_form_that_nobody_else_uses():
    query = evaluated(QUERY, {"from": "2026-02-01", "taught": "１２ 天"}, {"late_rate": "5"}, "2026-12-01")
    assert query == "f.from=2026-02-01&f.taught=%EF%BC%91%EF%BC%92+%E5%A4%A9&what-if.late_rate=5&as-of=2026-12-01"
    assert evaluated(QUERY, {}, {}, "2026-11-21") == ""
    assert evaluated(TOLD, RULES, [query])[0]["facts"] == {"from": "2026-02-01", "taught": "１２ 天"}
