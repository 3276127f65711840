"""Original rows: a table's CSV cut to some rows, each byte of them as it stands in the package."""

import csv
from collections.abc import Iterator
from io import StringIO

import pandas as pd

from lib.kept import kept
from lib.model.talks import Talks


def records(text: str) -> Iterator[str]:
    """The header and each row of a CSV text with all its lines; empty lines are no rows."""
    lines = list(StringIO(text, newline="\n"))
    reader, done = csv.reader(lines), 0
    for cells in reader:
        if cells:
            yield "".join(lines[done : reader.line_num])
        done = reader.line_num


@kept(64)
def written(talks: Talks, table: str) -> tuple[str, ...]:
    """The header and each row of a table as written in the package."""
    return tuple(records(talks.files[talks.package.tables[table].path].decode("utf-8")))


def cut(talks: Talks, table: str, rows: pd.DataFrame) -> bytes:
    """The CSV of a table with some of its rows only, named by their place in the whole table."""
    header, *every = written(talks, table)
    return "".join([header, *(every[place] for place in rows.index)]).encode("utf-8")
