"""Rows as files: their form, their telling name, and the links that lead on from them."""

from typing import Final

import pandas as pd

from lib import exports
from lib.api.asked import Asked
from lib.api.content import Content

MEDIA_TYPES: Final = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json; charset=utf-8",
}


def content(rows: pd.DataFrame, ending: str) -> Content:
    """The rows as CSV or JSON."""
    body = exports.csv(rows) if ending == "csv" else exports.json_text(rows)
    return Content(body, MEDIA_TYPES[ending])


def saved_as(name: str, way: str = "attachment") -> dict[str, str]:
    """The header by which a browser saves a file under a name, or shows it for ``inline``."""
    plain = "".join(
        letter if letter.isascii() and letter.isprintable() and letter not in '"\\' else "_"
        for letter in name
    )
    return {"content-disposition": f'{way}; filename="{plain}"'}


def headers(ask: Asked, path: str, what: str, ending: str) -> dict[str, str]:
    """The headers of rows: file name, link to the citation, and for CSV to the description."""
    name = exports.file_name(ask.talks, ask.view, what, ending)
    if ending != "csv":
        return {**saved_as(name, "inline"), **ask.cites}
    about = (
        f'<{ask.address(path + "-metadata.json")}>; rel="describedby"; type="application/csvm+json"'
    )
    return {**saved_as(name), **ask.cites, "link": f"{ask.cites['link']}, {about}"}
