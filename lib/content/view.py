"""A view in words: its period, whose figures it shows, and what that speaker leaves unsaid."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

import pandas as pd

from lib import i18n
from lib.charts.style import voice
from lib.model.dataset import Dataset
from lib.params import Objection, View
from lib.speakers import PARTY, SPEAKERS, Speaker, SpeakerError

#: The sections of labels.toml that have a word for each category of speakers but the parties.
OF_SPEAKERS: Final = ("figures", "whose", "voice")
#: The query parameters of a period.
PERIOD: Final = frozenset({"from", "to"})
#: As many letters of a value in the address are said back.
LONGEST: Final = 80
#: Those that have a word for each clause of the headline rule.
OF_CLAUSES: Final = ("clause", "rule", "rule_part")


def wordless(speaker: Speaker) -> Iterator[str]:
    """The words that a category of speakers lacks, each in a sentence that says where to add it."""
    clauses = [code for code, _ in speaker.clauses]
    needed = [(section, code) for section in OF_CLAUSES for code in clauses]
    if speaker.code != PARTY:
        needed += [(section, speaker.code) for section in OF_SPEAKERS]
    for section, key in needed:
        if key not in i18n.words("labels")[section]:
            yield (
                f'Speaker “{speaker.code}” has no words in [{section}]: add {key} = "…" there in '
                "data/words/labels.toml."
            )


def refuse_wordless(speakers: Iterable[Speaker]) -> None:
    """Raise SpeakerError where a category of speakers lacks words."""
    if found := [sentence for speaker in speakers for sentence in wordless(speaker)]:
        raise SpeakerError("\n".join(found))


refuse_wordless(SPEAKERS)


def whose(dataset: Dataset, view: View) -> str:
    """Whose figures the view shows, in words."""
    if view.figures in dataset.sides:
        return i18n.say("whose.party", party=dataset.parties.loc[view.figures, "name"])
    return i18n.say(f"whose.{view.figures}")


def speaker_line(dataset: Dataset, view: View) -> str:
    """Speaker and confidence of the view in words."""
    sure = i18n.say(f"sure.{view.confidence}")
    return f"{whose(dataset, view)} · {sure}" if sure else whose(dataset, view)


def line(dataset: Dataset, view: View, acting: Collection[str]) -> str:
    """What of a view changes some rows, in words: period, whose figures, how sure, which links.

    ``acting`` names the query parameters that change them; "" where there is none.
    """
    said = [
        str(view.period) if PERIOD.issubset(acting) else "",
        whose(dataset, view) if "figures" in acting else "",
        i18n.say(f"sure.{view.confidence}") if "confidence" in acting else "",
        i18n.say(f"control.folded_{view.disputed}") if "disputed" in acting else "",
    ]
    return " · ".join(part for part in said if part)


def chart_line(dataset: Dataset, view: View, shows_all_sides: bool) -> str:
    """Period, speaker and confidence of a chart in words; some charts always show all sides."""
    if not shows_all_sides:
        return period_line(dataset, view)
    said = [str(view.period), i18n.say("whose.all_sides"), i18n.say(f"sure.{view.confidence}")]
    return " · ".join(part for part in said if part)


def period_line(dataset: Dataset, view: View) -> str:
    """Period, speaker and confidence of the view in words."""
    return f"{view.period} · {speaker_line(dataset, view)}"


def unspoken(dataset: Dataset, view: View, rows: pd.DataFrame) -> str:
    """How many commitments of the ledger have a promised number, but none from the speaker."""
    missing = rows.loc[rows["is_unspoken"], "commitment_id"].nunique()
    if not missing:
        return ""
    return i18n.say("ledger.missing", count=i18n.Count(missing), who=voice(dataset, view))


def objected(dataset: Dataset, objection: Objection) -> str:
    """What in the address was not taken as it stands, in one plain sentence, long values cut."""
    value = objection.value
    shown = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
    return i18n.say(
        f"objection.{objection.fault}", word=objection.word, value=shown,
        allowed=objection.allowed, title=dataset.package.short_title,
        end=i18n.words("labels")["control"].get(objection.word, objection.word),
    )  # fmt: skip
