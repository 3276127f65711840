"""The headline rule and the four states: which statement speaks for a figure, and who agrees.

A statement is one claim by one speaker, as a row of ``statements``. Nothing here knows which
negotiation it serves: parties, roles and ranks are data.
"""

from typing import Final

import numpy as np
import pandas as pd

from lib.model.grouping import Groups, codes
from lib.speakers import CLAUSE_OF_ROLE, CLAUSES, GROUPS, HEADLINE, OF_ROLE, PARTY

#: For whom a derived figure speaks: it follows from statements and is nobody's.
NOBODY: Final = "derived"
#: The number of the clause under which a figure comes that nobody states.
DERIVED: Final = next(n for n, (code, _) in enumerate(CLAUSES) if code == "derived")
#: The place in CLAUSES of the last clause under which a side speaks.
LAST_OF_SIDES: Final = CLAUSE_OF_ROLE[PARTY]
#: What decides between statements under the same clause, first difference first.
TIES: Final = ("confidence", "institution", "later")
#: The four states of a figure.
STATES: Final = ("agree", "differ", "one_side", "no_figure")
CONFIDENCE: Final = {"high": 0, "medium": 1, "low": 2}
#: What a reader may choose, and the lowest confidence (as a rank) that it lets through.
CONFIDENCE_CHOICES: Final = {"all": 2, "medium": 1, "high": 0}


def with_bounds(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims with ``figure`` (the number to count with) and the ends of their evidence range.

    An open end ("at least", "at most") is infinite; a claim without any number has no figure.
    """
    middle = (claims["low"] + claims["high"]) / 2
    figure = claims["value"].fillna(middle).fillna(claims["low"]).fillna(claims["high"])
    lower = claims["low"].fillna(figure).mask(claims["qualifier"] == "at_most", -np.inf)
    upper = claims["high"].fillna(figure).mask(claims["qualifier"] == "at_least", np.inf)
    lower = lower.mask(figure.notna() & claims["low"].notna(), claims["low"])
    upper = upper.mask(figure.notna() & claims["high"].notna(), claims["high"])
    return claims.assign(figure=figure, lower=lower, upper=upper)


def with_rank(statements: pd.DataFrame) -> pd.DataFrame:
    """The statements with ``clause_number`` and ``rank``, 0 for what wins every tie."""
    keys = pd.DataFrame(
        {
            "confidence": statements["confidence"].map(CONFIDENCE).astype("int8"),
            "institution": (statements["speaker_kind"] != "institution").astype("int8"),
            "later": -codes(statements["stated_date"]).astype("int32"),
        }
    )
    first = (keys[tie] for tie in reversed(TIES))  # the last key of a lexsort decides first
    order = np.lexsort((statements["claim_id"], *first))
    rank = np.empty(len(order), dtype="int64")
    rank[order] = np.arange(len(order))
    ties = {f"tie_{tie}": keys[tie].to_numpy() for tie in TIES}
    return statements.assign(rank=rank, clause_number=clause_numbers(statements), **ties)


def clause_numbers(statements: pd.DataFrame) -> pd.Series:
    """The place in CLAUSES of the clause under which each statement comes."""
    own = statements["party_id"].astype("str") == statements["concerned"].astype("str")
    numbers = statements["role"].astype("str").map(CLAUSE_OF_ROLE).mask(own, 0)
    return numbers.mask(statements["basis"] == "derived", DERIVED).astype("int8")


def speaking_groups(statements: pd.DataFrame) -> np.ndarray:
    """For whom each statement speaks: a side, the code of another category, or NOBODY.

    Sides are the negotiating parties, and whoever else is concerned by the figure itself.
    """
    codes_of = {role: speaker.code for role, speaker in OF_ROLE.items()}
    groups = statements["role"].astype("str").map(codes_of)
    own = is_of_a_side(statements) | (groups == PARTY)
    said = np.where(own, statements["party_id"].astype("str"), groups)
    return np.where(statements["clause_number"] == DERIVED, NOBODY, said)


def is_of_a_side(statements: pd.DataFrame) -> pd.Series:
    """True for what a negotiating party says, or whoever else receives what is counted.

    A derived figure is nobody's statement.
    """
    found: pd.Series = statements["clause_number"] <= LAST_OF_SIDES
    return found


def heard(statements: pd.DataFrame, figures: str, confidence: str) -> pd.DataFrame:
    """The statements of the chosen speaker that are sure enough for the chosen confidence."""
    sure = statements["tie_confidence"] <= CONFIDENCE_CHOICES[confidence]
    if figures == HEADLINE:
        return statements if sure.all() else statements[sure]
    stated = sure & (statements["clause_number"] != DERIVED)
    if figures in GROUPS:
        return statements[stated & statements["role"].isin(GROUPS[figures].roles)]
    return statements[stated & (statements["party_id"] == figures)]


def sure_enough(rows: pd.DataFrame, confidence: str) -> pd.DataFrame:
    """The rows whose ``confidence`` is as high as a chosen one of CONFIDENCE_CHOICES asks."""
    ranks = rows["confidence"].astype("str").map(CONFIDENCE)
    return rows[ranks <= CONFIDENCE_CHOICES[confidence]]


def deciding_tie(best: pd.DataFrame, following: pd.DataFrame, is_last: np.ndarray) -> pd.Index:
    """What set each statement apart from the next one of its group: a tie, "only" or "order"."""
    same = ~is_last & (best["clause_number"].to_numpy() == following["clause_number"].to_numpy())
    ties = [f"tie_{tie}" for tie in TIES]
    differs = [best[tie].to_numpy() != following[tie].to_numpy() for tie in ties]
    found = np.select([~same, *differs], range(len(TIES) + 1), len(TIES) + 1)
    return pd.Index(["only", *TIES, "order"])[found]


def headlines(statements: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The deciding statement of each group ``by``, with its ``clause`` and ``tie``.

    Source of the rule: CLAUSES, then TIES. A group in which nobody gives a number is absent.
    """
    ties = [f"tie_{tie}" for tie in TIES]
    spoken = np.flatnonzero(statements["figure"].notna())
    ranked = statements[[*by, "clause_number", "rank", *ties]].iloc[spoken]
    groups = Groups(ranked, by, ["clause_number", "rank"])
    best: pd.DataFrame = statements.iloc[spoken[groups.first]]
    following = ranked.iloc[np.take(groups.order, groups.starts + 1, mode="clip")]
    tie = deciding_tie(best, following, groups.sizes == 1)
    clause = pd.Index([code for code, _ in CLAUSES])[best["clause_number"]]
    return best.assign(tie=tie, clause=clause)


def sides(statements: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Each side's evidence range per group: ``lower``, ``upper``, one row a side."""
    names = [*by, "party_id"]
    is_spoken = is_of_a_side(statements) & statements["figure"].notna()
    spoken = statements.loc[is_spoken, [*names, "lower", "upper"]]
    groups = Groups(spoken, names)
    ranges = {"lower": groups.least(spoken["lower"]), "upper": groups.most(spoken["upper"])}
    return spoken[names].iloc[groups.first].reset_index(drop=True).assign(**ranges)


def states(statements: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The state of each group in which a side gives a figure (``by`` and ``state``).

    Sides agree where all their ranges overlap; a group that is absent has state "no_figure".
    """
    each = sides(statements, by)
    groups = Groups(each, by)
    overlap = groups.most(each["lower"]) <= groups.least(each["upper"])
    state = np.select([groups.sizes == 1, overlap], ["one_side", "agree"], "differ")
    return each[by].iloc[groups.first].reset_index(drop=True).assign(state=state)
