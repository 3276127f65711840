"""Agreement: who says that an undertaking was agreed, proposed or disputed, and who differs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from lib.cache import memoize
from lib.model.dataset import Dataset

#: How the statements on one undertaking stand to each other: every side says the same, some sides
#: do, only others do, or speakers say different things.
STATES: Final = ("all_sides", "one_side", "reported", "differ")
#: The codes that say that something was agreed by the sides, and that somebody denies it.
AGREED, DISPUTED = "both", "disputed"


@dataclass(frozen=True)
class Said:
    """One thing that is said of an undertaking: its code, and who says it.

    ``sides`` are negotiating parties, ``others`` all further parties, ``speakers`` everybody, the
    surest first.
    """

    code: str
    sides: tuple[str, ...]
    others: tuple[str, ...]
    speakers: tuple[str, ...]


@memoize(8)
def statements(dataset: Dataset) -> Mapping[str, tuple[Said, ...]]:
    """By commitment: each thing said of who agreed, that of the first by the headline rule first.

    The rule: a side before a mediator or third party before the press, then the surest first.
    """
    rows = dataset.about("commitment_id")
    rows = rows[rows["measure"] == "agreement"].sort_values(["clause_number", "rank"])
    return {
        str(commitment): tuple(
            said(dataset, str(code), part)
            for code, part in own.groupby("value_text", sort=False, observed=True)
        )
        for commitment, own in rows.groupby("commitment_id", sort=False, observed=True)
    }


def said(dataset: Dataset, code: str, rows: pd.DataFrame) -> Said:
    """Who says one thing of an undertaking, from the statements that say it."""
    named = set(rows["party_id"].astype("str"))
    sides = tuple(party for party in dataset.sides if party in named)
    others = tuple(party for party in dataset.parties.index if party in named - set(sides))
    return Said(code, sides, others, tuple(dict.fromkeys(rows["speaker"].astype("str"))))


@memoize(8)
def agreement(dataset: Dataset) -> pd.DataFrame:
    """By commitment: ``agreed_by``, ``agreed_state`` (STATES) and ``agreed_says``, every speaker.

    ``agreed_by`` is the code by the headline rule, or ``disputed`` where somebody says that there
    was an agreement and somebody else that there was none.
    """
    found = statements(dataset)
    return pd.DataFrame(
        {
            "agreed_by": pd.Series(
                {key: code_of(each) for key, each in found.items()}, dtype="str"
            ),
            "agreed_state": pd.Series(
                {key: state_of(dataset, each) for key, each in found.items()}, dtype="str"
            ),
            "agreed_says": pd.Series(
                {key: ", ".join(speakers_of(each)) for key, each in found.items()}, dtype="str"
            ),
        },
        index=pd.Index(list(found), dtype="str", name="commitment_id"),
    )


def speakers_of(each: tuple[Said, ...]) -> list[str]:
    """Every speaker on one undertaking, once."""
    return list(dict.fromkeys(speaker for one in each for speaker in one.speakers))


def code_of(each: tuple[Said, ...]) -> str:
    """The code that stands for all that is said: the first, or that there is a dispute."""
    codes = {one.code for one in each}
    contested = DISPUTED in codes or (AGREED in codes and len(codes) > 1)
    return DISPUTED if contested else each[0].code


def state_of(dataset: Dataset, each: tuple[Said, ...]) -> str:
    """How the things that are said stand to each other, as one of STATES."""
    if len(each) > 1:
        return "differ"
    if len(each[0].sides) == len(dataset.sides):
        return "all_sides"
    return "one_side" if each[0].sides else "reported"
