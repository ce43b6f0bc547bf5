"""Live: the notebooks in a JupyterLite of the site's own, with Python and the handbook in the reader's browser.

What does not change with the handbook, the shell, is put together once and kept: JupyterLite, Pyodide, and pure
Python packages, all from the package indexes, checked against the hashes in `tools/live`. The engine, the handbook
and the notebooks are added with every build.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from rulebook.compile import PARCEL, packed
from rulebook.site import notebooks
from rulebook.site.error import BuildError
from rulebook.site.sentences import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rulebook.load import Loaded

__all__ = ["FOLDER", "TOOLS", "Unavailable", "place", "shell", "weight"]

FOLDER = "live"
"""The folder of the site that holds JupyterLite."""

TOOLS = "tools/live"
APPS = ("notebooks", "tree")
"""JupyterLite's pages: a notebook, and the list of all, to which the logo leads."""

BUILDERS = ("jupyterlite-core", "jupyterlite-pyodide-kernel")
PYODIDE = "static/pyodide"
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
KERNEL = "@jupyterlite/pyodide-kernel-extension"
KERNEL_WHEELS = ("ipykernel", "piplite", "pyodide_kernel")
LANGUAGE_PACK = "jupyterlab_language_pack_zh_cn"
CONFIG = "jupyter-lite.json"
WHEEL = re.compile(r"(?P<name>[^-]+)-(?P<version>[^-]+)-.+\.whl")

CHINESE = {"zh-CN": {"displayName": "Chinese (Simplified, China)", "nativeName": "中文（简体，中国）"}}
TITLES = {"zh": "客服培训手册", "en": "Contact-Centre Training Handbook"}
"""What JupyterLite calls itself."""


class Unavailable(Exception):
    """The packages for live notebooks cannot be had; says why."""


# ── The shell ─────────────────────────────────────────────────────────────────────────────────────────────


def shell(root: Path) -> Path:
    """The folder with all of JupyterLite but the handbook: made now unless it is there. Raises `Unavailable`."""
    kept = root / ".build/live"
    folder = kept / key(root)
    if not folder.exists():
        work = kept / "unfinished"
        shutil.rmtree(work, ignore_errors=True)
        (work / "packages").mkdir(parents=True)
        fetch_wheels(root, work / "packages")  # first, since pip gives up sooner
        fetch_pyodide(root, work / "packages")
        made = jupyterlite(work)
        add_python(made, work / "packages")
        add_chinese(made, work / "packages")
        made.rename(folder)
        for other in kept.iterdir():
            if other != folder:
                shutil.rmtree(other)
    return folder


def key(root: Path) -> str:
    """A digest of all that the shell is made from. Raises `Unavailable` where its builders are not installed."""
    try:
        digest = sha256(str([version(name) for name in BUILDERS]).encode())
    except PackageNotFoundError as error:
        raise Unavailable(f"{error.name} is not installed; 'make site' installs it") from None
    for path in (root / TOOLS / "wheels.lock", root / TOOLS / "package-lock.json", Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def fetch_pyodide(root: Path, folder: Path) -> None:
    """Download Pyodide into the folder, checked against its hash."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(root / TOOLS / name, folder)
    npm = Path(sysconfig.get_path("scripts")) / "npm"
    run("npm", folder, npm, "ci", "--loglevel=error", "--fetch-retries=0")


def fetch_wheels(root: Path, folder: Path) -> None:
    """Download the wheels into the folder, each checked against its hash."""
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--retries=1")
    tags = ("--python-version=3.14", "--implementation=py", "--abi=none", "--platform=any")
    lock = (root / TOOLS / "wheels.lock").resolve()
    run("pip", folder, *pip, "--no-deps", "--require-hashes", "--only-binary=:all:", *tags, "--requirement", lock)


def jupyterlite(work: Path) -> Path:
    """JupyterLite's notebook page and the kernel, as its own builder puts them together."""
    made = work / "site"
    (work / "lite").mkdir()
    builder = (sys.executable, "-m", "jupyterlite_core", "build", "--no-sourcemaps")
    apps = [part for app in APPS for part in ("--apps", app)]
    run("jupyter-lite", work, *builder, *apps, "--lite-dir", work / "lite", "--output-dir", made)
    for path in (made / "doc", made / "extensions/jupyterlab-jupytext"):
        shutil.rmtree(path, ignore_errors=True)
    for path in made.glob("rspack.config*.js"):
        path.unlink()
    return made


def run(name: str, folder: Path, *command: str | Path) -> None:
    """Run the command in the folder; raises `Unavailable` with what it says went wrong."""
    environment = {**os.environ, "PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line.strip() for line in (done.stderr + done.stdout).splitlines()]
        wrong = [line for line in said if re.search(r"\berr(or)?\b", line, re.IGNORECASE)]
        raise Unavailable(f"{name}: {wrong[0] if wrong else f'exit status {done.returncode}'}")


def add_python(made: Path, packages: Path) -> None:
    """Put Pyodide, the kernel's own wheels and the downloaded ones into one folder."""
    target = made / PYODIDE
    target.mkdir(parents=True)
    for name in PYODIDE_FILES:
        shutil.copy(packages / "node_modules/pyodide" / name, target)
    index = json.loads((packages / "node_modules/pyodide/pyodide-lock.json").read_text("utf-8"))
    wheels = [path for path in packages.glob("*.whl") if not path.name.startswith(LANGUAGE_PACK)]
    own = made / "extensions" / KERNEL / "static/pypi"
    wheels += [path for name in KERNEL_WHEELS for path in own.glob(f"{name}-*.whl")]
    index["packages"] = {}
    for wheel in sorted(wheels):
        shutil.copy(wheel, target)
        index["packages"].update(listed(wheel.name, wheel.read_bytes()))
    (target / "pyodide-lock.json").write_text(json.dumps(index), "utf-8")


def listed(file: str, content: bytes) -> dict[str, Any]:
    """A wheel as Pyodide's lock file lists it. All are loaded at the start, so none needs to name others."""
    found = WHEEL.fullmatch(file)
    assert found
    name = found["name"].replace("_", "-").lower()
    entry = {"name": name, "version": found["version"], "file_name": file, "sha256": sha256(content).hexdigest()}
    return {name: {**entry, "install_dir": "site", "package_type": "package", "imports": [], "depends": []}}


def add_chinese(made: Path, packages: Path) -> None:
    """JupyterLite's own words in Chinese."""
    (pack,) = packages.glob(f"{LANGUAGE_PACK}-*.whl")
    with ZipFile(pack) as wheel:
        names = [name for name in wheel.namelist() if Path(name).name in ("jupyterlab.json", "notebook.json")]
        data = {Path(name).stem: json.loads(wheel.read(name)) for name in names}
    folder = made / "api/translations"
    known = json.loads((folder / "all.json").read_text("utf-8"))
    known["data"].update(CHINESE)
    (folder / "all.json").write_text(json.dumps(known), "utf-8")
    (folder / "zh-CN.json").write_text(json.dumps({"data": data, "message": ""}), "utf-8")


# ── With every build ──────────────────────────────────────────────────────────────────────────────────────


def place(root: Path, shell: Path, live: Path, loaded: Loaded, as_of: date) -> None:
    """Put the shell into the folder `live` of the site, with the engine, the handbook and the notebooks."""
    shutil.copytree(shell, live, copy_function=link)
    name, content = wheel(root, packed(loaded.handbook, loaded.texts, as_of))
    write(live / PYODIDE / name, content)
    index = json.loads((live / PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    index["packages"].update(listed(name, content))
    lock = f"pyodide-lock-{name.split('-')[2]}.json"
    write(live / PYODIDE / lock, json.dumps(index).encode())
    (live / PYODIDE / "pyodide-lock.json").unlink()
    config = json.loads((live / CONFIG).read_text("utf-8"))
    python = ".".join(index["info"]["python"].split(".")[:2])
    configure(config["jupyter-config-data"], list(index["packages"]), lock, loaded.handbook.version, python)
    write(live / CONFIG, json.dumps(config).encode())
    for app in APPS:
        page = live / app / "index.html"
        write(page, in_both_languages(page.read_text("utf-8")).encode())
    for name in ("notebook", "busy-1"):
        (live / "static/favicons").mkdir(exist_ok=True)
        shutil.copy(live / "notebooks/favicon.ico", live / f"static/favicons/favicon-{name}.ico")
    add_notebooks(root, live, as_of)


def link(source: str, target: str) -> None:
    """The same file under another name, or a copy where that cannot be."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy(source, target)


def write(path: Path, content: bytes) -> None:
    """Write a file anew: one that is linked stays as it is under its other name."""
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def wheel(root: Path, parcel: str) -> tuple[str, bytes]:
    """The engine with the handbook in it, as the wheel that Pyodide loads: its name, with a digest, and its bytes."""
    source = root / "src"
    files = {path.relative_to(source).as_posix(): path.read_bytes() for path in sorted(source.glob("rulebook/**/*.py"))}
    files |= {f"rulebook/{PARCEL}": parcel.encode()}
    digest = sha256(b"\0".join(name.encode() + b"\0" + content for name, content in files.items())).hexdigest()[:8]
    about = f"rulebook-{version('rulebook')}.dist-info"
    files |= {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: rulebook\nVersion: {version('rulebook')}\n".encode(),
        f"{about}/WHEEL": b"Wheel-Version: 1.0\nGenerator: rulebook\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return f"rulebook-{version('rulebook')}-0{digest}-py3-none-any.whl", made.getvalue()


def configure(config: dict[str, Any], packages: list[str], lock: str, state: str, python: str) -> None:
    """Point JupyterLite to what lies beside it, and to nothing else.

    What readers change stays in their browser under the handbook's version: another version starts anew.
    """
    config["appUrl"] = "./tree"
    config["exposeAppInBrowser"] = "true"  # so that the page can run the notebook that it opens
    config["contentsAllJsonFile"] = "all.json"
    config["contentsStorageName"] = f"rulebook-{state}"
    config["federated_extensions"] = [one for one in config["federated_extensions"] if one["name"] == KERNEL]
    config["litePluginSettings"][f"{KERNEL}:kernel"] |= {
        "disablePyPIFallback": True,
        "pyodideUrl": f"./{PYODIDE}/pyodide.mjs",
        "loadPyodideOptions": {
            "lockFileURL": f"./{PYODIDE}/{lock}",
            "packages": packages,
            "env": {"PYTHONSTARTUP": f"/lib/python{python}/site-packages/{OPENED}"},
        },
    }
    # Nothing here needs its drive or `input()`; without it Python starts sooner, and alike where a site has no https.
    config["disabledExtensions"] = ["@jupyterlite/application-extension:service-worker-manager"]
    config["settingsOverrides"] = {
        "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
        "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},  # a lesson is short: all of it at once
    }


OPENED = "rulebook/lesson/opened.py"
"""What Python runs before any cell."""

LOADS = "'../config-utils.js?"
OPENING = """
        const language = new URLSearchParams(search).get("path")?.startsWith("en/") ? "en" : "zh";
        const titles = %s;
        document.documentElement.lang = language;
        document.title = titles[language];
        const data = document.getElementById("jupyter-config-data");
        const config = JSON.parse(data.textContent);
        config.appName = titles[language];
        const locale = { locale: language === "zh" ? "zh-CN" : "en" };
        config.settingsOverrides["@jupyterlab/translation-extension:plugin"] = locale;
        config.litePluginSettings["%s:kernel"].loadPyodideOptions.env.RULEBOOK_LANGUAGE = language;
        data.textContent = JSON.stringify(config);
        const opening = setInterval(() => {
          const app = window.jupyterapp;
          const notebook = app?.shell.currentWidget;
          if (!notebook?.context?.isReady || notebook.sessionContext.session?.kernel?.status !== "idle") return;
          clearInterval(opening);
          app.commands.execute("notebook:run-all-cells");
        }, 200);"""


def in_both_languages(page: str) -> str:
    """JupyterLite's page, which takes its language from the folder of the notebook, and runs what it opens."""
    before, found, after = page.partition(LOADS)
    rest, call, end = after.partition(");")
    if not (found and call):
        raise BuildError(said("live"), said("other page", text=LOADS))
    script = OPENING % (json.dumps(TITLES, ensure_ascii=False), KERNEL)
    page = f"{before}{found}{rest}{call}{script}{end}"
    return page.replace("<head>", '<head><link rel="icon" href="favicon.ico">', 1)


def add_notebooks(root: Path, live: Path, as_of: date) -> None:
    """The notebooks of both languages, and the lists by which JupyterLite finds them."""
    about = {"created": f"{as_of}T00:00:00Z", "last_modified": f"{as_of}T00:00:00Z", "writable": True}
    about |= {"content": None, "format": None, "mimetype": None}
    folders = []
    for language in notebooks.LANGUAGES:
        files = []
        for name in notebooks.ids(root):
            path = f"{language}/{name}.ipynb"
            content = json.dumps(notebooks.live(root, language, name), ensure_ascii=False).encode()
            (live / "files" / language).mkdir(parents=True, exist_ok=True)
            write(live / "files" / path, content)
            files.append({**about, "name": f"{name}.ipynb", "path": path, "type": "notebook", "size": len(content)})
        folder = {**about, "name": language, "path": language, "type": "directory", "size": None}
        folders.append(folder)
        list_folder(live / "api/contents" / language, folder, files)
    list_folder(live / "api/contents", {**about, "name": "", "path": "", "type": "directory", "size": None}, folders)


def list_folder(place: Path, about: dict[str, Any], content: list[dict[str, Any]]) -> None:
    """A folder as Jupyter's contents API describes it."""
    place.mkdir(parents=True, exist_ok=True)
    write(place / "all.json", json.dumps({**about, "content": content, "format": "json"}).encode())


def weight(shell: Path) -> int:
    """The bytes that a first visit downloads at most: Python, and the scripts and styles of JupyterLite."""
    return sum(path.stat().st_size for path in visited(shell))


def visited(shell: Path) -> Iterator[Path]:
    yield from (shell / PYODIDE).iterdir()
    yield from (path for folder in ("build", "extensions") for path in (shell / folder).rglob("*.js"))
