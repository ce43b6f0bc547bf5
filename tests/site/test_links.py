"""What a page leads to and can be led to, and which of its links lead nowhere."""

from html.parser import HTMLParser

import pytest

from rulebook.site.links import broken_links, links_and_ids
from tests.tools.pages import pages


@pytest.mark.parametrize(
    ("html", "links", "ids"),
    [
        ("<a href='b.html?x=1&amp;y=2#z'>b</a>", {"b.html?x=1&y=2#z"}, set()),
        ("<IMG SRC = a.png ID=x>", {"a.png"}, {"x"}),
        ('<a title="a > b" href="c.html">', {"c.html"}, set()),
        ('<a name="old"><input name="field">', set(), {"old"}),
        ('<!-- <a href="gone.html"> --><script src="a.js">"<a href=gone.html>"</script>', {"a.js"}, set()),
        ('<span data-href="gone.html" data="x">id="no"</span><object data="a.svg">', {"a.svg"}, set()),
        ('<svg><use href="#shape"/><g id="shape"/></svg>', {"#shape"}, {"shape"}),
    ],
)
def test_tags_are_read_as_html_does(html, links, ids):
    assert links_and_ids(html) == (links, ids)


class Slow(HTMLParser):
    """The same by the standard library's parser, which takes twenty times as long."""

    def __init__(self) -> None:
        super().__init__()
        self.links, self.ids = set(), set()

    def handle_starttag(self, tag, attrs):
        for name, text in attrs:
            if name in ("href", "src", "poster") or (name == "data" and tag == "object"):
                self.links.add((text or "").strip())
            elif name == "id" or (name == "name" and tag == "a"):
                self.ids.add(text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pages_of_the_site_are_read_as_the_standard_library_reads_them(site, language):
    some = pages(site, language)[::7]
    assert some
    for path in some:
        slow = Slow()
        slow.feed(path.read_text("utf-8"))
        assert links_and_ids(path.read_text("utf-8")) == (slow.links, slow.ids), path


def test_a_link_leads_to_a_file_a_folder_or_an_id(tmp_path):
    for name, html in {
        "index.html": '<a href="en/b.html#x"><a href="#top"><a href="gone.html"><a href="%E4%B8%80.png">',
        "en/b.html": '<p id="x"><a href="../index.html?q=1"><a href="https://example.test/"><a href="b.html#y">',
        "en/live/lab.html": '<a href="not-read.html">',
        "一.png": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(html, "utf-8")
    assert list(broken_links(tmp_path, ("en/live",))) == [
        "en/b.html: b.html#y: there is no such id in it",
        "index.html: #top: there is no such id in it",
        "index.html: gone.html: there is no such file",
    ]
