"""Pages as HTML: the frame around parts, loading nothing from outside."""

from functools import cache
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup

from lib import i18n
from lib.api import html, render
from lib.snapshot import files
from lib.snapshot.edition import Edition
from lib.snapshot.parts import Drawn, Part

FOLDER: Final = Path(__file__).parent / "templates"
#: ``file:`` because a browser takes a page on a disk for a stranger to the files beside it.
POLICY: Final = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; "
    "img-src 'self' file: data: blob:; base-uri 'none'; form-action 'none'"
)


@cache
def environment() -> jinja2.Environment:
    """The templates of the snapshot, and behind them those of the plain pages."""
    plain = html.environment()
    own = jinja2.FileSystemLoader(FOLDER)
    return plain.overlay(loader=jinja2.ChoiceLoader([own, html_loader(plain)]))


def html_loader(plain: jinja2.Environment) -> jinja2.BaseLoader:
    """The loader of the templates of the plain pages."""
    if plain.loader is None:
        raise TypeError("templates without a loader")
    return plain.loader


def style() -> bytes:
    """The style of every page."""
    return environment().get_template("snapshot.css").render().encode()


def script() -> bytes:
    """The few lines that draw the charts of a page and open records."""
    return (FOLDER / "snapshot.js").read_bytes()


def menu() -> list[tuple[str, str]]:
    """The file and the name of each page of the app, in order."""
    return [(files.page(name), words) for name, words in i18n.words("labels")["page"].items()]


def page(edition: Edition, path: str, title: str, parts: list[Part], **values: Any) -> bytes:
    """The page at a path: its title, its parts, and the frame around them."""
    root, words = files.up(path), i18n.words("snapshot")["page"]
    place = {"path": path, "root": root, "menu": menu(), "paths": files}
    said = {"words": words, "site": i18n.words("labels")["site"]}
    body = [part_html(edition, part, root, words) for part in parts]
    shown = {"edition": edition, "talks": edition.dataset, "title": title, "parts": body}
    left_out = {"lead": "", "trail": None, "records": None, "contents": "", "policy": POLICY}
    filled = {**place, **said, **shown, **left_out, **values}
    return environment().get_template("page.html").render(filled).encode()


def part_html(edition: Edition, part: Part, root: str, words: dict[str, str]) -> Markup:
    """A part as HTML, its links relative to the page."""
    if isinstance(part, Drawn):
        template = environment().get_template(part.template)
        below = [part.table] if part.table else []
        table = render.html(below, lambda to: led(edition, root, to))
        return Markup(template.render(values=part.values, root=root, words=words, table=table))
    return render.node_html(part, lambda to: led(edition, root, to))


def led(edition: Edition, root: str, to: str) -> str:
    """The way from a page to a place of the folder; "" to a row that the view leaves out."""
    is_cut = to.startswith("row:") and to not in edition.rows
    return "" if is_cut else root + files.place(to)


def unusual(edition: Edition) -> dict[str, str]:
    """The files of the records whose key cannot name a file; the script knows the others."""
    named = ((name, files.record(name)) for name in sorted(edition.dataset.records))
    return {name: path for name, path in named if path != f"records/{name}.html"}
