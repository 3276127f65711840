"""Who says something, and where: speaker and source of the rows of any table."""

import pandas as pd

from lib.model.talks import Talks


def with_voice(talks: Talks, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with ``speaker``, and the ``outlet`` and ``url`` of their source."""
    speakers = talks.credits.rename("speaker")
    sources = talks["sources"].set_index("source_id")[["outlet", "url"]]
    return rows.join(speakers, on="speaker_id").join(sources, on="source_id")
