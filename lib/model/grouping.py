"""Groups of rows, in order: sorted, counted and reduced by integers, as large tables need it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Places = NDArray[np.int64]


def codes(column: pd.Series) -> np.ndarray:
    """The column as numbers that sort as its values do."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy()
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column.to_numpy()
    return pd.factorize(column, sort=True)[0]


def places(column: pd.Series, known: pd.Index) -> Places:
    """The place of each value of a text column among the known ones."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return known.get_indexer(column.cat.categories).astype("int64")[column.cat.codes]
    return known.get_indexer(pd.Index(column)).astype("int64")


def numbers(*parts: tuple[Places | int, pd.Index]) -> Places:
    """One integer for each combination of places among known values, the first counting most."""
    number: Places = np.zeros(1, dtype="int64")
    for place, known in parts:
        number = number * len(known) + place
    return number


class Groups:
    """The rows that are alike in some columns, groups and rows within them in order."""

    def __init__(self, rows: pd.DataFrame, by: Sequence[str], within: Sequence[str] = ()) -> None:
        """Sort by the columns ``by``, which make the groups, and ``within`` each group."""
        keys = [codes(rows[name]) for name in (*by, *within)]
        self.order = np.lexsort(keys[::-1])
        is_new = np.ones(len(rows), dtype="bool")
        is_new[1:] = False
        for key in keys[: len(by)]:
            ordered = key[self.order]
            is_new[1:] |= ordered[1:] != ordered[:-1]
        self.starts = np.flatnonzero(is_new)

    @property
    def first(self) -> np.ndarray:
        """The place of the first row of each group."""
        return self.order[self.starts]

    @property
    def sizes(self) -> np.ndarray:
        """How many rows each group has."""
        return np.diff(self.starts, append=len(self.order))

    def least(self, column: pd.Series) -> np.ndarray:
        """The least number of each group."""
        return np.fmin.reduceat(column.to_numpy()[self.order], self.starts)

    def most(self, column: pd.Series) -> np.ndarray:
        """The greatest number of each group."""
        return np.fmax.reduceat(column.to_numpy()[self.order], self.starts)
