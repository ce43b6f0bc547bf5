"""What a browser would make of a page: its elements and its text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import markdown
from mkdocs.config import load_config

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    inside: list["Element"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Reads HTML into a list of elements; each knows its text, that of the elements in it included but no tooltip's."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        for around in self.open:
            around.inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        tip = next((i for i, around in enumerate(self.open) if around.attributes.get("role") == "tooltip"), 0)
        self.text += "" if tip else data
        for around in self.open[tip:]:
            around.texts.append(data)


def read(html: str) -> Reader:
    """The HTML, which must be well-formed."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def rendered(text: str) -> Reader:
    """A Markdown page as the site renders it."""
    config = load_config("mkdocs.yml", theme="material")  # which knows no folder that only a build makes
    made = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return read(made.convert(text))


def text_of(element: Element) -> str:
    return " ".join("".join(element.texts).split())
