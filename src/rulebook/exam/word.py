"""A paper and its key as a Word document: real headings, numbered items, the key on pages of its own."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from rulebook.exam.paper import Paper, PrintedItem, PrintedPaper
from rulebook.exam.sentences import say

__all__ = ["word"]

_LATIN, _CHINESE = "Calibri", "宋体"


def word(printed: PrintedPaper, paper: Paper) -> bytes:
    """The document as the bytes of a .docx file, the same for the same paper."""
    document = Document()
    _dress(document, printed)
    document.core_properties.title = printed.title
    document.core_properties.author = ""
    document.core_properties.comments = printed.foot
    document.core_properties.created = document.core_properties.modified = datetime.combine(paper.as_of, time())
    document.add_heading(printed.title, 1)
    document.add_paragraph(printed.about)
    colon = say("colon", printed.language).strip()
    document.add_paragraph("　".join(f"{blank}{colon}" + "_" * 12 for blank in printed.blanks))
    document.add_paragraph(printed.instruction)
    for item in printed.items:
        _add_item(document, printed, item)
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    document.add_heading(printed.key_title, 1)
    document.add_paragraph(printed.about)
    for item in printed.items:
        _add_answer(document, item)
    document.add_paragraph(printed.again)
    _add_footer(document, printed)
    return _steady(document)


def _dress(document: Any, printed: PrintedPaper) -> None:
    """A4, and in every style that is used a font for each script."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.2)
    for name in ("Normal", "Heading 1", "List Number", "List Bullet", "Footer"):
        style = document.styles[name]
        style.font.name = _LATIN
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), "黑体" if name == "Heading 1" else _CHINESE)
    document.styles["Normal"].font.size = Pt(10.5)
    language = document.styles["Normal"].element.get_or_add_rPr()
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), "zh-CN" if printed.language == "zh" else "en-GB")
    tag.set(qn("w:eastAsia"), "zh-CN")
    language.append(tag)


def _add_item(document: Any, printed: PrintedPaper, item: PrintedItem) -> None:
    head = document.add_paragraph(style="List Number")
    head.add_run(item.about).italic = True
    together = [head]
    if item.given:
        colon = say("colon", printed.language)
        together.append(_indented(document, item.lead + colon.strip()))
        for label, value in item.given:
            together.append(document.add_paragraph(f"{label}{colon}{value}", style="List Bullet"))
            together[-1].paragraph_format.left_indent = Cm(1.6)
    together.append(_indented(document, item.text))
    together += [_indented(document, f"{letter}. {words}", Cm(1.2)) for letter, words in item.options]
    for paragraph in together:
        paragraph.paragraph_format.space_after = Pt(2)
    for paragraph in together[:-1]:
        paragraph.paragraph_format.keep_with_next = True
    together[-1].paragraph_format.space_after = Pt(10)


def _add_answer(document: Any, item: PrintedItem) -> None:
    head = document.add_paragraph()
    head.add_run(f"{item.number}. {item.right}").bold = True
    head.add_run(f"  {item.answer}")
    head.paragraph_format.keep_with_next = True
    head.paragraph_format.space_after = Pt(2)
    for line in (*item.because, *item.rests_on):
        _indented(document, line).paragraph_format.space_after = Pt(2)


def _indented(document: Any, text: str, by: Any = Cm(0.6)) -> Any:  # noqa: B008 (a length is a constant)
    paragraph = document.add_paragraph(text)
    paragraph.paragraph_format.left_indent = by
    return paragraph


def _add_footer(document: Any, printed: PrintedPaper) -> None:
    """What the paper examines, with the number of the page."""
    footer = document.sections[0].footer
    first = footer.paragraphs[0]
    before, after = say("page of", printed.language, page="\0").split("\0")
    first.add_run(f"{printed.foot} {before}")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    first._p.append(field)  # noqa: SLF001 (python-docx has no fields of its own)
    first.add_run(after)
    for run in first.runs:
        run.font.size = Pt(8)


def _steady(document: Any) -> bytes:
    """The document's bytes without the time of day at which each part of it was packed."""
    packed, steady = BytesIO(), BytesIO()
    document.save(packed)
    with ZipFile(packed) as parts, ZipFile(steady, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts.read(name), ZIP_DEFLATED)
    return steady.getvalue()
