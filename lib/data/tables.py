"""The tables of a data package as typed frames; the only reader of CSV files."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final

import pandas as pd

from lib.data.required import columns, optional_columns
from lib.data.schema import Field, Package, Table

#: A table of more rows holds text that repeats as categories.
FEW: Final = 10_000
#: How often its values stand there on average, at least.
OFTEN: Final = 20


def typed(column: pd.Series, field: Field) -> pd.Series:
    """The column in the type that its field declares; empty cells are "" in text, missing else."""
    if field.type == "date":
        return pd.to_datetime(column, format="%Y-%m-%d", errors="raise").astype("datetime64[s]")
    if field.type == "integer":
        return pd.to_numeric(column.replace("", None)).astype("Int64")
    if field.type == "number":
        return pd.to_numeric(column.replace("", None)).astype("float64")
    if field.type == "boolean":
        return column == "true"
    return compact(column)


def compact(column: pd.Series) -> pd.Series:
    """The text column, as a category where its values repeat often, to hold less memory."""
    if len(column) > FEW and column.nunique() < len(column) / OFTEN:
        return column.astype("category")
    return column


def plain(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with categories as text again where they are few, to be joined to text."""
    if len(rows) > FEW:
        return rows
    return rows.astype(dict.fromkeys(rows.select_dtypes("category"), "str"))


def text_of(column: pd.Series) -> pd.Series:
    """The column as text, "" where a cell is missing."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        names = pd.Index([*column.cat.categories, ""], dtype="str")
        return pd.Series(names[column.cat.codes.to_numpy()], column.index)
    return column.astype("str").fillna("")


def looked_up(codes: pd.Series, known: pd.Series) -> pd.Series:
    """What a table has for each code, given by its key; "" for none, as a category for a category.

    Thus what repeats is held as one byte a row in a large package.
    """
    if not isinstance(codes.dtype, pd.CategoricalDtype):
        return text_of(codes.map(known))
    place, text = pd.factorize(known.reindex(codes.cat.categories).fillna(""), sort=True)
    found = pd.Categorical.from_codes(place[codes.cat.codes], text)
    return pd.Series(found, codes.index)


def read_table(content: bytes, table: Table) -> pd.DataFrame:
    """The rows of one CSV file, in declared order and types, then its missing optional columns."""
    names = [field.name for field in table.fields]
    text = pd.read_csv(BytesIO(content), dtype="str", keep_default_na=False, encoding="utf-8-sig")
    found = pd.DataFrame({name: typed(text[name], table.field[name]) for name in names})
    missing = {
        name: kind for name, kind in optional_columns(table.name).items() if name not in names
    }
    return found.assign(**blank(missing, found.index))


def blank(kinds: Mapping[str, str], index: pd.Index) -> dict[str, pd.Series]:
    """A column of empty cells for each name, in the type that goes with it."""
    cells = pd.Series("", index, dtype="str")
    return {name: typed(cells, Field(name, name, "", kind)) for name, kind in kinds.items()}


def no_rows(table: str) -> pd.DataFrame:
    """An optional table that a package lacks: all the columns that Parley reads, and no rows."""
    return pd.DataFrame(blank(columns(table), pd.RangeIndex(0)))


def read_tables(files: Mapping[str, bytes], package: Package) -> dict[str, pd.DataFrame]:
    """Every declared table by name, from file contents by path; raises KeyError without a file."""
    read = {name: read_table(files[table.path], table) for name, table in package.tables.items()}
    for name, table in package.tables.items():
        for column, other, key in table.references:
            read[name][column] = shared(read[name][column], read[other][key])
    return read


def shared(column: pd.Series, keys: pd.Series) -> pd.Series:
    """The column with the texts of the keys that it refers to; a long text is thus held once."""
    if len(column) <= FEW or isinstance(column.dtype, pd.CategoricalDtype):
        return column
    place = pd.Index(keys).get_indexer(pd.Index(column))
    found: pd.Series = keys.iloc[place].set_axis(column.index)
    return found.where(place >= 0, column)
