"""What bare MkDocs needs for the handbook's pages, with the same theme, search and languages and no macros left."""

import os
import subprocess
import sys
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.utils.yaml import yaml_load

from rulebook.site.pages import CONFIGS


class Filled(BasePlugin):
    """Writes every page as it is once its macros have been filled in."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    @event_priority(-200)
    def on_page_markdown(self, markdown, page, **_):
        told = {key: value if isinstance(value, dict | list | bool) else str(value) for key, value in page.meta.items()}
        file = self.folder / page.file.src_uri
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{yaml.safe_dump(told, allow_unicode=True)}---\n\n{markdown}", "utf-8")


def fill(root: Path, folder: Path) -> None:
    """Write both languages' pages, filled in, and a configuration without macros for each."""
    for language, name in CONFIGS.items():
        command = [sys.executable, "-m", "tests.tools.bare", root, language, folder]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(Path.cwd())})
        with (root / name).open(encoding="utf-8") as file:
            config = yaml_load(file)
        del config["plugins"]["macros"]
        config.update(docs_dir=str(folder / language), strict=False)
        config["theme"]["custom_dir"] = str(root / ".build/theme")
        (folder / f"{language}.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")


def run_bare(folder: Path) -> None:
    """Build both languages side by side, as two people would from two command lines."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    runs = [
        subprocess.Popen(
            [*command, "-f", folder / f"{language}.yml", "-d", folder / f"site-{language}"],
            env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for language in CONFIGS
    ]  # fmt: skip
    assert [run.wait() for run in runs] == [0] * len(runs)


def main(root: str, language: str, folder: str) -> None:
    """Write one language's pages, filled in."""
    os.chdir(root)
    config = load_config(CONFIGS[language], site_dir=str(Path(folder) / "filled"))
    config.plugins["filled"] = Filled(Path(folder) / language)
    build(config)


if __name__ == "__main__":
    main(*sys.argv[1:])
