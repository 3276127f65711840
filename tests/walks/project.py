"""A copy of the project in which a newcomer's task is done, and its app asked for the result."""

import csv
import json
import subprocess
import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from shutil import copy, copytree, ignore_patterns
from typing import Any

from lib import check

ROOT = Path(__file__).parents[2]
#: What the app needs to run.
PARTS = ("lib", "pages", "data", "frontend", ".streamlit")
FILES = ("app.py", "Makefile")
LEFT_OUT = ignore_patterns("__pycache__", "node_modules")
#: Before each question: a client of the app's routes, and a page as it stands after its first run.
BEGINNING = """
import functools, json, warnings
warnings.simplefilter("ignore")
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from lib.api import routes

manifest_scanner.scan_component_manifests = functools.cache(manifest_scanner.scan_component_manifests)
client = TestClient(Starlette(routes=routes.routes()))


def opened(page, **words):
    app = AppTest.from_file("pages/frame.py", default_timeout=60)
    if page != "overview":
        app.switch_page(f"{page}.py")
    app.query_params.update(words)
    return app.run()


"""


@dataclass(frozen=True)
class Project:
    """A copy of the project in a folder."""

    folder: Path

    def change(self, name: str, old: str, new: str) -> None:
        """Put a text in place of one that stands in a file once."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old, text.count(old))
        path.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, name: str, text: str) -> None:
        """Put a text at the end of a file."""
        with (self.folder / name).open("a", encoding="utf-8") as file:
            file.write(text)

    def row(self, name: str, **cells: str) -> None:
        """Put a row at the end of a CSV file; columns that are not named stay empty."""
        with (self.folder / name).open("r+", encoding="utf-8", newline="") as file:
            names = next(csv.reader(file))
            file.seek(0, 2)
            csv.DictWriter(file, names, restval="", lineterminator="\n").writerow(cells)

    def declare(self, package: str) -> "Declaration":
        """The declaration of a package of the copy, to be changed and written back."""
        return Declaration(self.folder / package / "datapackage.json")

    def checked(self, package: str) -> list[str]:
        """What ``python -m lib.check`` prints of a package of the copy, by line."""
        with redirect_stdout(StringIO()) as printed:
            check.main([str(self.folder / package)])
        return printed.getvalue().splitlines()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What Python says when it is run in the copy."""
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, timeout=240, check=False
        )

    def ask(self, question: str) -> Any:
        """What a piece of code leaves in ``answer``, run beside the app of the copy."""
        ended = self.run("-c", f"{BEGINNING}{question}\nprint(json.dumps(answer))")
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout.splitlines()[-1])


@dataclass
class Declaration:
    """A ``datapackage.json`` while it is changed."""

    path: Path

    def __enter__(self) -> dict[str, Any]:
        """What it declares."""
        self.raw: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
        return self.raw

    def __exit__(self, *_: object) -> None:
        """Write it back."""
        self.path.write_text(json.dumps(self.raw, ensure_ascii=False, indent=2), encoding="utf-8")


def resource(declared: dict[str, Any], name: str) -> dict[str, Any]:
    """The declaration of a table."""
    return next(one for one in declared["resources"] if one["name"] == name)


def copied(folder: Path, also: Iterable[str] = ()) -> Project:
    """A copy of the project in an empty folder: what runs, and other folders and files by name."""
    for name in (*PARTS, *FILES, *also):
        if (ROOT / name).is_dir():
            copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
        else:
            copy(ROOT / name, folder)
    return Project(folder)
