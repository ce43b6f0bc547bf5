"""A project small enough to build in a test: one page in each language, one notebook, MkDocs' own theme."""

from pathlib import Path

import pytest

NOTEBOOK = """\
# %% [markdown] lang="zh"
# 天数
# %% [markdown] lang="en"
# Days
# %%
import os
os.environ["RULEBOOK_AS_OF"]
# %% lang="en"
print("English only")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "mkdocs.yml": "site_name: 手册\ndocs_dir: docs/zh\ntheme: {name: null, custom_dir: .build/theme}\n",
        "mkdocs.en.yml": "INHERIT: mkdocs.yml\nsite_name: Handbook\ndocs_dir: docs/en\n",
        "docs/zh/index.md": "# 首页\n",
        "docs/en/index.md": "# Home\n",
        "macros/theme/main.html": "<!doctype html><title>{{ page.title }}</title>{{ page.content }}",
        "node_modules/iframe-worker/shim/index.js": "",
        "notebooks/days.py": NOTEBOOK,
        "policy/leave.yaml": "policy: leave\n",
        "src/rulebook/engine.py": "",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path
