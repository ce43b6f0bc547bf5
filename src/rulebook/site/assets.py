"""Assets: what the theme is made of, written by hand and generated, in the one folder that MkDocs reads."""

from __future__ import annotations

import json
import re
import shutil
from importlib.resources import files
from typing import TYPE_CHECKING

from rulebook.bilingual import LANGUAGES
from rulebook.browser import BUNDLES, ON_PAGES, many_words, script, words
from rulebook.compile import batch_rules, page_rules
from rulebook.exam import bank, bank_json
from rulebook.site.error import BuildError
from rulebook.site.sentences import said
from rulebook.site.traditional import traditional

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from rulebook.bilingual import Language
    from rulebook.handbook import Handbook

SHIM = "node_modules/iframe-worker/shim/index.js"

# What every page needs, in the order of the cascade: one file to wait for, under the name of the first.
STYLES = (
    *("handbook", "policy", "cards", "clauses", "chart", "terms", "registers", "score-sheet", "roles", "reading"),
    *("yaml", "folded", "notebook", "calculator", "form", "answer", "months", "decision-table", "examples"),
    *("narrow", "embedded", "print"),
)

CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

# The theme fetches its search worker and the whole index with every page; from file://, only for a reader who
# searches. These make the second the rule, which saves every first view some 50 kB.
PATIENCE = {
    'L($(location.protocol!=="file:"),Je("search"))': 'Je("search")',
    'z([t,r.pipe(Q(we()),g(o=>!!o.searchParams.get("h")))])': (
        'r.pipe(Q(we()),g(o=>!!o.searchParams.get("h")),b(o=>t.pipe(m(i=>[i,o]))))'
    ),
    "t=new Worker(e)": (
        "t=(()=>{let w,a=[];return{addEventListener(...x){w?w.addEventListener(...x):a.push(x)},"
        "removeEventListener(...x){w?.removeEventListener(...x)},"
        "postMessage(m){w||(w=new Worker(e),a.forEach(x=>w.addEventListener(...x)));w.postMessage(m)}}})()"
    ),
}


# The theme shows the text of a hit that is a page, and not of one that is a part of it, as a clause is.
WITH_TEXT = {"oo(i,2|+(!n&&s===0))": "oo(i,3)"}

# How the theme's search worker answers what was typed; `search.js` says how it is done instead.
AS_TYPED = "search(e){if("
IN_RULES = "search(e){return{items:rulesFor(e,this.index,this.map)};if("


def assemble_theme(root: Path) -> Path:
    """Make `.build/theme` anew: the tracked overrides, the browser's scripts and the offline search shim."""
    theme = root / ".build/theme"
    shutil.rmtree(theme, ignore_errors=True)
    shutil.copytree(root / "macros/theme", theme)
    join_styles(theme / "assets/stylesheets")
    scripts = theme / "assets/javascripts"
    scripts.mkdir(parents=True, exist_ok=True)
    for name in BUNDLES:
        (scripts / name).write_text(script(name), "utf-8")
    name, bundle = patient_bundle()
    (scripts / name).write_text(bundle, "utf-8")
    name, worker = search_worker()
    (scripts / "workers").mkdir()
    (scripts / "workers" / name).write_text(worker, "utf-8")
    (scripts / "iframe-worker.js").write_text(search_shim(root), "utf-8")
    return theme


def search_shim(root: Path) -> str:
    """What lets the search run from a folder; what it hands over is copied as text, as older engines can."""
    if not (root / SHIM).exists():
        raise BuildError(said("theme"), said("no shim", file=SHIM))
    return (root / SHIM).read_text("utf-8").replace("structuredClone({data:e})", "{data:JSON.parse(JSON.stringify(e))}")


def join_styles(folder: Path) -> None:
    """Put those of a folder's style sheets that are named in `STYLES` into the first of them; others stay.

    What readers fetch with every page goes without indentation and comments.
    """
    sheets = [folder / f"{name}.css" for name in STYLES]
    found = [sheet for sheet in sheets if sheet.exists()]
    lines = CSS_COMMENT.sub("", "\n".join(sheet.read_text("utf-8") for sheet in found)).splitlines()
    text = "".join(f"{line.strip()}\n" for line in lines if line.strip())
    for sheet in found:
        sheet.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    sheets[0].write_text(text, "utf-8")


def patient_bundle() -> tuple[str, str]:
    """The theme's script under its own name, changed to wait for a reader who searches; hits show their text."""
    return changed("bundle.*.min.js", PATIENCE | WITH_TEXT)


def search_worker() -> tuple[str, str]:
    """The theme's search worker under its own name, changed to answer a question as `search.js` does."""
    name, text = changed("workers/search.*.min.js", {AS_TYPED: IN_RULES})
    characters = "".join(f"{written}{simplified}" for written, simplified in traditional().items())
    given = f"const TRADITIONAL = {literal(characters)};\n"
    return name, given + files(__package__).joinpath("search.js").read_text("utf-8") + text


def changed(pattern: str, changes: Mapping[str, str]) -> tuple[str, str]:
    """A script of the theme, by its name, with each text replaced that must stand in it once."""
    found = next(iter(files("material").joinpath("templates/assets/javascripts").glob(pattern)))  # type: ignore[attr-defined]
    text = found.read_text("utf-8")
    for theirs, ours in changes.items():
        if text.count(theirs) != 1:
            raise BuildError(said("theme"), said("other theme", file=found.name, text=theirs))
        text = text.replace(theirs, ours)
    return found.name, text


def write_rules(handbook: Handbook, folder: Path, as_of: date) -> None:
    """Write each calculator's rules as ``rules/<language>/<id>.js`` into `folder`, and as ``batch/…`` what tables need.

    The rules hold all dates; `as_of` is the day they start from.
    """
    for language in LANGUAGES:
        for kind in ("rules", "batch"):
            (folder / kind / language).mkdir(parents=True, exist_ok=True)
        for id in handbook.calculators:
            rules, many = rules_script(handbook, id, language, as_of), batch_script(handbook, id, language)
            (folder / "rules" / language / f"{id}.js").write_text(rules, "utf-8")
            (folder / "batch" / language / f"{id}.js").write_text(many, "utf-8")


def write_bank(handbook: Handbook, folder: Path, as_of: date) -> None:
    """Write the bank of exam items as ``bank/<language>.js`` into `folder`."""
    items = bank(handbook, as_of)
    (folder / "bank").mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        text = literal(bank_json(handbook, items, as_of, language))
        (folder / f"bank/{language}.js").write_text(f"rulebook.bank = {text};\n", "utf-8")


def rules_script(handbook: Handbook, calculator: str, language: Language, as_of: date) -> str:
    """A script that gives the page a calculator's rules, its own words, and the day of the build.

    Nothing in the policy's texts can end the script or the line: see `literal`.
    """
    seldom = many_words(language).keys() | ON_PAGES
    said = {key: text for key, text in words(language).items() if key not in seldom}
    parts = {"asOf": as_of.isoformat(), "words": said, "rules": page_rules(handbook, calculator, language)}
    lines = [f"rulebook.{name} = {literal(part)};\n" for name, part in parts.items()]
    return "var rulebook = rulebook || {};\n" + "".join(lines)


def batch_script(handbook: Handbook, calculator: str, language: Language) -> str:
    """A script that gives the page what it needs for tables of many people, and adds its words to the page's own."""
    many = batch_rules(handbook, calculator, language)
    return f"rulebook.many = {literal(many)};\nObject.assign(rulebook.words, {literal(many_words(language))});\n"


def literal(value: object) -> str:
    r"""The value as JSON that is safe inside a script, wherever the script stands.

    >>> literal("</script><!-- \u2028")
    '"\\u003c/script\\u003e\\u003c!-- \\u2028"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
