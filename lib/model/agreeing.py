"""Who else says a figure: the speakers whose range meets that of the headline."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from lib.cache import memoize
from lib.model import claims, figures
from lib.model.dataset import Dataset

BETWEEN = "; "
OF_SAID = ["number", "speaker", "lower", "upper", "clause_number", "rank"]


@memoize(8)
def also_say(dataset: Dataset, speaker: str, confidence: str) -> pd.Series:
    """By number of a figure of a transfer: the other speakers whose range meets the headline's.

    The headline is that of the chosen speaker; the others are all that are sure enough, in the
    order of the headline rule, each once.
    """
    spoken = figures.outcome_statements(dataset)
    best = claims.headlines(claims.heard(spoken, speaker, confidence), ["number"])
    best = best[["number", "speaker", "lower", "upper"]]
    rows = claims.heard(spoken, "headline", confidence)
    rows = rows.loc[rows["figure"].notna(), OF_SAID].merge(best, on="number", suffixes=("", "_of"))
    lower = np.fmax(rows["lower"], rows["lower_of"])
    meets = lower <= np.fmin(rows["upper"], rows["upper_of"])
    others = rows[meets & (rows["speaker"].astype("str") != rows["speaker_of"].astype("str"))]
    others = others.sort_values(["number", "clause_number", "rank"])
    others = others.drop_duplicates(["number", "speaker"])
    return joined(others["number"], others["speaker"])


def joined(number: pd.Series, names: pd.Series) -> pd.Series:
    """By number, in one cell: the names beside it; rows are sorted by number."""
    found, starts = np.unique(number, return_index=True)
    cells = pd.Series(parts(list(names.astype("str")), [*starts, len(names)]), dtype="str")
    return cells.set_axis(pd.Index(found, dtype="int64"))


def parts(names: Sequence[str], bounds: Sequence[int]) -> list[str]:
    """The names from each bound to the next, in one text each."""
    return [BETWEEN.join(names[first:last]) for first, last in pairwise(bounds)]
