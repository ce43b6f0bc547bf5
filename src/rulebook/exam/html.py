"""A paper and its key as one HTML file that needs nothing else: to look at, and to print on A4."""

from __future__ import annotations

from html import escape

from rulebook.exam.paper import PrintedItem, PrintedPaper
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


def html(printed: PrintedPaper) -> str:
    """The whole file; a print has the paper on its own sheets, and the key on others."""
    colon = say("colon", printed.language).strip()
    blanks = "".join(f"<span>{escape(blank)}{colon}</span>" for blank in printed.blanks)
    foot, again = (f"<p>{escape(line)}</p>" for line in (printed.foot, printed.again))
    about = f"<p>{escape(printed.about)}</p>"
    language = "zh-Hans" if printed.language == "zh" else "en"
    return "\n".join(
        (
            f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(printed.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            f'<main>\n<h1>{escape(printed.title)}</h1>\n{about}\n<p class="blanks">{blanks}</p>',
            f"<p>{escape(printed.instruction)}</p>",
            *(_item(printed, item) for item in printed.items),
            f'<footer class="foot">{foot}</footer>',
            f'<section class="key">\n<h1>{escape(printed.key_title)}</h1>\n{about}',
            *(_answer(item) for item in printed.items),
            f'<footer class="foot">{foot}{again}</footer>\n</section>\n</main>\n</body>\n</html>\n',
        )
    )


def _item(printed: PrintedPaper, item: PrintedItem) -> str:
    given = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in item.given)
    lead = f"<p>{escape(item.lead)}{say('colon', printed.language).strip()}</p><dl>{given}</dl>" if given else ""
    options = "".join(f"<li>{letter}. {escape(words)}</li>" for letter, words in item.options)
    head = f'<p><strong>{item.number}.</strong> <span class="about">{escape(item.about)}</span></p>'
    return f'<section class="item">{head}{lead}<p>{escape(item.text)}</p><ul class="options">{options}</ul></section>'


def _answer(item: PrintedItem) -> str:
    reason = "".join(f"<p>{escape(line)}</p>" for line in item.because)
    rests = "".join(f'<p class="about">{escape(line)}</p>' for line in item.rests_on)
    head = f"<p><strong>{item.number}. {item.right}</strong> {escape(item.answer)}</p>"
    return f'<section class="answer">{head}{reason}{rests}</section>'
