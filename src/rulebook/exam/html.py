"""A paper and its key as one HTML file that needs nothing else: to look at, and to print on A4."""

from __future__ import annotations

from html import escape

from rulebook.exam.paper import Entry, Sheet
from rulebook.exam.sentences import say

__all__ = ["html"]

_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.6;
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 1.4rem; }
.blanks span { display: inline-block; min-width: 12rem; margin-right: 1rem; border-bottom: 1px solid; }
.item { break-inside: avoid; margin: 1.4rem 0; }
.about, .foot { font-size: 0.85rem; opacity: 0.8; }
.item p, .answer p { margin: 0.2rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0.2rem 0 0.2rem 1rem; }
dd { margin: 0; }
.options { list-style: none; margin: 0.2rem 0; padding: 0; display: grid;
  grid-template-columns: 1fr 1fr; gap: 0 1rem; }
.key { break-before: page; margin-top: 3rem; }
.answer { break-inside: avoid; margin: 0.9rem 0; }
.foot { border-top: 1px solid; margin-top: 2rem; overflow-wrap: anywhere; }
@page { size: A4; margin: 18mm; }
@media print { body { margin: 0; max-width: none; font-size: 10.5pt; } .about, .foot { opacity: 1; } }
"""


def html(sheet: Sheet) -> str:
    """The whole file; a print has the paper on its own sheets, and the key on others."""
    colon = say("colon", sheet.language).strip()
    blanks = "".join(f"<span>{escape(blank)}{colon}</span>" for blank in sheet.blanks)
    foot = f'<footer class="foot">{"".join(f"<p>{escape(line)}</p>" for line in sheet.foot)}</footer>'
    about = f"<p>{escape(sheet.about)}</p>"
    language = "zh-Hans" if sheet.language == "zh" else "en"
    return "\n".join(
        (
            f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(sheet.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            f'<main>\n<h1>{escape(sheet.title)}</h1>\n{about}\n<p class="blanks">{blanks}</p>',
            f"<p>{escape(sheet.instruction)}</p>",
            *(_item(sheet, entry) for entry in sheet.entries),
            foot,
            f'<section class="key">\n<h1>{escape(sheet.key_title)}</h1>\n{about}',
            *(_answer(entry) for entry in sheet.entries),
            f"{foot}\n</section>\n</main>\n</body>\n</html>\n",
        )
    )


def _item(sheet: Sheet, entry: Entry) -> str:
    given = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in entry.given)
    lead = f"<p>{escape(entry.lead)}{say('colon', sheet.language).strip()}</p><dl>{given}</dl>" if given else ""
    options = "".join(f"<li>{letter}. {escape(words)}</li>" for letter, words in entry.options)
    head = f'<p><strong>{entry.number}.</strong> <span class="about">{escape(entry.about)}</span></p>'
    return f'<section class="item">{head}{lead}<p>{escape(entry.text)}</p><ul class="options">{options}</ul></section>'


def _answer(entry: Entry) -> str:
    reason = "".join(f"<p>{escape(line)}</p>" for line in entry.because)
    rests = "".join(f'<p class="about">{escape(line)}</p>' for line in entry.rests_on)
    head = f"<p><strong>{entry.number}. {entry.right}</strong> {escape(entry.answer)}</p>"
    return f'<section class="answer">{head}{reason}{rests}</section>'
