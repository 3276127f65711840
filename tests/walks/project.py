"""A copy of the project in which a newcomer's task is done, and its app asked for the result."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import copy, copytree, ignore_patterns
from typing import Any

ROOT = Path(__file__).parents[2]
#: What the app needs to run.
PARTS = ("lib", "pages", "data", "frontend", ".streamlit")
LEFT_OUT = ignore_patterns("__pycache__", "node_modules")
#: Before each question: a client of the app's routes, and a page as it stands after its first run.
BEGINNING = """
import json, warnings
warnings.simplefilter("ignore")
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest
from lib.api import routes

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


def copied(folder: Path) -> Project:
    """A copy of the project in an empty folder."""
    for part in PARTS:
        copytree(ROOT / part, folder / part, ignore=LEFT_OUT)
    copy(ROOT / "app.py", folder)
    return Project(folder)
