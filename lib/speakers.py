"""Speaker categories: whose figures a reader can choose, declared once.

To add one, put a ``Speaker`` into ``SPEAKERS`` and its words into data/words/labels.toml. The query
parameter, the filter, the headline rule, colours, keys of charts, the check of packages and the
description of the API follow. Words that are missing stop the import (``lib.content.view``).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

#: The code that stands for what anybody says, and the one that stands for each negotiating party.
HEADLINE: Final = "headline"
PARTY: Final = "party"


class SpeakerError(ValueError):
    """A speaker category that lacks a part; its text says what to add and where."""


@dataclass(frozen=True)
class Speaker:
    """A category of speakers.

    ``code`` is its value of the query parameter and the key of its words; ``roles`` are those of
    the parties that speak for it, the first of which gives the colour; ``clauses`` are its clauses
    of the headline rule, each with its condition. A duration that it states stands as one of an
    official unless it is not ``is_official``.
    """

    code: str
    roles: tuple[str, ...] = ()
    clauses: tuple[tuple[str, str], ...] = ()
    is_official: bool = True


#: Every category in the order of the filter and of the headline rule.
SPEAKERS: Final = (
    Speaker(HEADLINE),
    Speaker(
        PARTY,
        roles=("party",),
        clauses=(
            ("own", "the party concerned (for a transfer, the receiving side) says it"),
            ("other_party", "another negotiating party (for a transfer, the giving side) says it"),
        ),
    ),
    Speaker(
        "third_parties",
        roles=("mediator", "third_party"),
        clauses=(("third_party", "a mediator or a third party says it"),),
    ),
    Speaker(
        "press",
        roles=("press",),
        clauses=(("press", "the press reports it"),),
        is_official=False,
    ),
)


def refuse_faults(speakers: Iterable[Speaker]) -> None:
    """Raise SpeakerError for a category without role or clause, or a role that two speak for."""
    spoken = [speaker for speaker in speakers if speaker.code != HEADLINE]
    found = [
        f"Speaker “{speaker.code}” has no {part}: add {part}= to it in lib/speakers.py."
        for speaker in spoken
        for part in ("roles", "clauses")
        if not getattr(speaker, part)
    ]
    counts = Counter(role for speaker in spoken for role in speaker.roles)
    found += [
        f"The role “{role}” speaks for several categories: leave it in one in lib/speakers.py."
        for role, count in counts.items()
        if count > 1
    ]
    if found:
        raise SpeakerError("\n".join(found))


refuse_faults(SPEAKERS)
#: The categories beside the negotiating parties, by code: each is a speaking group of its own.
GROUPS: Final = {one.code: one for one in SPEAKERS if one.code not in (HEADLINE, PARTY)}
#: By clause under which one of them speaks: its code.
GROUP_OF_CLAUSE: Final = {
    clause: code for code, speaker in GROUPS.items() for clause, _ in speaker.clauses
}
#: The headline rule, first clause that applies: code and condition on a statement.
CLAUSES: Final = (
    *(clause for speaker in SPEAKERS for clause in speaker.clauses),
    ("derived", "nobody states it; it follows from what a speaker names apart"),
)
#: The category that each role of a party speaks for.
OF_ROLE: Final = {role: speaker for speaker in SPEAKERS for role in speaker.roles}
#: By role: the place in CLAUSES of the last clause of its category.
CLAUSE_OF_ROLE: Final = {
    role: [code for code, _ in CLAUSES].index(speaker.clauses[-1][0])
    for role, speaker in OF_ROLE.items()
}
#: The roles whose statements of a duration stand as those of an official.
OFFICIAL_ROLES: Final = tuple(role for role, speaker in OF_ROLE.items() if speaker.is_official)


def choices(sides: Iterable[str]) -> tuple[str, ...]:
    """What the query parameter ``figures`` may say in talks of some parties, the default first.

    >>> choices(["north", "south"])
    ('headline', 'north', 'south', 'third_parties', 'press')
    """
    own = {PARTY: tuple(sides)}
    return tuple(code for speaker in SPEAKERS for code in own.get(speaker.code, (speaker.code,)))
