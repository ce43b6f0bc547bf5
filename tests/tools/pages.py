"""The pages of the built site."""

from pathlib import Path

from rulebook.site.live import FOLDER


def pages(site: Path, language: str) -> list[Path]:
    """Every page of the handbook in the language; those of live notebooks are JupyterLite's own."""
    found = sorted(site.rglob("*.html"))
    own = [path for path in found if FOLDER not in path.relative_to(site).parts]
    return [path for path in own if path.is_relative_to(site / "en") == (language == "en")]
