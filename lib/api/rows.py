"""Rows by name, of a table or of a chart, as CSV and JSON, cut by the words of the address."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

import pandas as pd
from starlette.requests import Request

from lib import address, answers, exports
from lib.address import View
from lib.api import files
from lib.api.asked import Asked, asked
from lib.api.content import Content
from lib.api.problems import Problem
from lib.api.wire import Answer
from lib.charts import registry, spec
from lib.kept import kept
from lib.model import selection
from lib.model.talks import Talks


@dataclass(frozen=True)
class Kind:
    """What is served by name: the word for it, its folder, its names, its rows and its title.

    ``idle`` names the words of an address that change nothing in the rows of a name.
    """

    word: str
    folder: str
    names: Callable[[Talks], Collection[str]]
    rows: Callable[[Talks, View, str], pd.DataFrame]
    title: Callable[[Talks, View, str], str]
    idle: Callable[[str], Collection[str]]

    def path(self, name: str) -> str:
        """The path of the CSV of a name."""
        return f"{self.folder}{name}.csv"


TABLES: Final = Kind(
    "table",
    "/api/",
    answers.every,
    exports.table_rows,
    lambda talks, view, name: answers.every(talks)[name].title,
    selection.idle_words,
)
CHARTS: Final = Kind(
    "chart",
    "/api/charts/",
    registry.charts,
    lambda talks, view, name: exports.chart_rows(talks, view, registry.charts(talks)[name]),
    lambda talks, view, name: str(spec.chart_spec(talks, view, name)["heading"]),
    lambda name: (),
)


def named(
    kind: Kind, request: Request, also: Collection[str] = (), strict: bool = True
) -> tuple[Asked, str]:
    """What is asked, and the name in the path; raises a Problem where there is none such."""
    ask, name = asked(request, also, strict), request.path_params[kind.word]
    names = kind.names(ask.talks)
    if name not in names:
        raise Problem(404, kind.word, kind.word, name, ", ".join(names))
    refuse_idle(kind, ask.view, name)
    return ask, name


def refuse_idle(kind: Kind, view: View, name: str) -> None:
    """Raise a Problem for a word of the view that changes nothing in the rows of a name."""
    allowed = ", ".join(word for word in address.WORDS if word not in kind.idle(name))
    for word, value in view.words.items():
        if word in kind.idle(name):
            raise Problem(400, "idle", word, value, allowed)


@kept(144)
def content(talks: Talks, view: View, kind: Kind, name: str, ending: str) -> Content:
    """The rows of a name in a form."""
    return files.content(kind.rows(talks, view, name), ending)


def served(kind: Kind, ending: str) -> Callable[[Request], Answer]:
    """A function that answers with the rows that the path names, in a form."""

    def answer(request: Request) -> Answer:
        """The rows."""
        ask, name = named(kind, request)
        found = content(ask.talks, ask.view.but(record=""), kind, name, ending)
        path = kind.path(name).removesuffix("csv") + ending
        return Answer(found, files.headers(ask, path, name, ending))

    return answer
