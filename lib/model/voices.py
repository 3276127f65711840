"""Who says something, and where: speaker and source of the rows of any table."""

import numpy as np
import pandas as pd

from lib import tables
from lib.model.talks import Talks


def with_side(talks: Talks, rows: pd.DataFrame) -> pd.Series:
    """The speaker of each row with the side for which it speaks: "Ministry of Defence (North)".

    The side is left out where the name of the speaker has it already.
    """
    speakers, parties = (rows[name].astype("category").cat for name in ("speaker", "party_id"))
    number = speakers.codes.astype("int64") * len(parties.categories) + parties.codes
    pairs, place = np.unique(number, return_inverse=True)
    speaker, party = np.divmod(pairs, max(len(parties.categories), 1))
    sides = talks.parties["short_name"].reindex(parties.categories[party])
    named = zip(speakers.categories[speaker], sides, strict=True)
    said = np.array([side_said(str(name), str(side)) for name, side in named], dtype="object")
    return tables.compact(pd.Series(said[place], rows.index, dtype="str"))


def side_said(speaker: str, side: str) -> str:
    """The name of a speaker with its side behind it, once."""
    return speaker if side.lower() in speaker.lower() else f"{speaker} ({side})"


def with_voice(talks: Talks, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with ``speaker``, and the ``outlet`` and ``url`` of their source."""
    speakers = talks["speakers"].set_index("speaker_id")["name"].rename("speaker")
    sources = talks["sources"].set_index("source_id")[["outlet", "url"]]
    return rows.join(speakers, on="speaker_id").join(sources, on="source_id")
