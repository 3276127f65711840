"""Data routes: rows of tables and charts as CSV and JSON."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

import pandas as pd
from starlette.requests import Request

from lib import derived_tables, export, params
from lib.api.requests import DataRequest, parse_request
from lib.api.responses import Payload, Problem, Reply
from lib.cache import memoize
from lib.charts import registry, spec
from lib.model.dataset import Dataset
from lib.params import View


@dataclass(frozen=True)
class Kind:
    """What is served by name: the word for it, its folder, its names, its rows and its title.

    ``unused`` names the query parameters that change nothing in the rows of a name.
    """

    word: str
    folder: str
    names: Callable[[Dataset], Collection[str]]
    rows: Callable[[Dataset, View, str], pd.DataFrame]
    title: Callable[[Dataset, View, str], str]
    unused: Callable[[Dataset, str], Collection[str]]

    def path(self, name: str) -> str:
        """The path of the CSV of a name."""
        return f"{self.folder}{name}.csv"


TABLES: Final = Kind(
    "table",
    "/api/",
    derived_tables.every,
    export.table_rows,
    lambda dataset, view, name: derived_tables.every(dataset)[name].title,
    derived_tables.unused_parameters,
)
CHARTS: Final = Kind(
    "chart",
    "/api/charts/",
    registry.charts,
    lambda dataset, view, name: export.chart_rows(dataset, view, registry.charts(dataset)[name]),
    lambda dataset, view, name: str(spec.chart_spec(dataset, view, name)["heading"]),
    lambda dataset, name: ("by", "round", "state"),
)


def named(
    kind: Kind, request: Request, also: Collection[str] = (), strict: bool = True
) -> tuple[DataRequest, str]:
    """What is asked, and the name in the path; raises a Problem where there is none such."""
    ask, name = parse_request(request, also, strict), request.path_params[kind.word]
    names = kind.names(ask.dataset)
    if name not in names:
        raise Problem(404, kind.word, kind.word, name, ", ".join(names))
    if strict:
        refuse_unused(kind, ask, name)
    return ask, name


def refuse_unused(kind: Kind, ask: DataRequest, name: str) -> None:
    """Raise a Problem for a word of a request that changes nothing in the rows of a name."""
    unused = kind.unused(ask.dataset, name)
    allowed = ", ".join(word for word in params.PARAMETERS if word not in unused)
    for word, value in ask.view.words.items():
        if word in unused:
            raise Problem(400, "idle", word, value, allowed)


@memoize(144)
def rows_payload(dataset: Dataset, view: View, kind: Kind, name: str, ending: str) -> Payload:
    """The rows of a name in a form."""
    return file_payload(kind.rows(dataset, view, name), ending)


def served(kind: Kind, ending: str) -> Callable[[Request], Reply]:
    """A function that answers with the rows that the path names, in a form."""

    def answer(request: Request) -> Reply:
        """The rows."""
        ask, name = named(kind, request)
        found = rows_payload(ask.dataset, ask.view.of_rows, kind, name, ending)
        path = kind.path(name).removesuffix("csv") + ending
        return Reply(found, headers(ask, path, name, ending))

    return answer


MEDIA_TYPES: Final = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json; charset=utf-8",
}


def file_payload(rows: pd.DataFrame, ending: str) -> Payload:
    """The rows as CSV or JSON."""
    body = export.csv(rows) if ending == "csv" else export.json_text(rows)
    return Payload(body, MEDIA_TYPES[ending])


def saved_as(name: str, way: str = "attachment") -> dict[str, str]:
    """The header by which a browser saves a file under a name, or shows it for ``inline``."""
    plain = "".join(
        letter if letter.isascii() and letter.isprintable() and letter not in '"\\' else "_"
        for letter in name
    )
    return {"content-disposition": f'{way}; filename="{plain}"'}


def headers(ask: DataRequest, path: str, what: str, ending: str) -> dict[str, str]:
    """The headers of rows: file name, link to the citation, and for CSV to the description."""
    name = export.file_name(ask.dataset, ask.view, what, ending)
    if ending != "csv":
        return {**saved_as(name, "inline"), **ask.cites}
    about = (
        f'<{ask.address(path + "-metadata.json")}>; rel="describedby"; type="application/csvm+json"'
    )
    return {**saved_as(name), **ask.cites, "link": f"{ask.cites['link']}, {about}"}
