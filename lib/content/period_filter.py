"""The filter as the front end takes it: span, activity by month, named periods, choices, words."""

import re
from typing import Any, Final

from babel.dates import get_date_format, get_month_names

from lib import i18n
from lib.cache import memoize
from lib.content.view import whose
from lib.model import selection
from lib.model.claims import CONFIDENCE_CHOICES
from lib.model.dataset import Dataset
from lib.params import DISPUTED, RECORD_TABLES, View
from lib.period import Period

#: The words of the filter, by their keys among those of the controls.
WORDS: Final = (
    "from", "to", "period", "preset", "own", "calendar", "hint", "bad_day", "reversed",
    "menu",
)  # fmt: skip
#: What stands for the parts of a date in Unicode's patterns (UTS 35), and in those of our words.
PARTS: Final = {"d": "{day}", "MMMM": "{month}", "y": "{year}"}


def period_filter(dataset: Dataset, view: View) -> dict[str, Any]:
    """The filter of a view: ``from`` and ``to``, and what is the same in every period.

    Days are ISO 8601 dates; ``months`` has one entry a month with ``records`` in it.
    """
    first, last = view.period.first.isoformat(), view.period.last.isoformat()
    chosen = {"figures": view.figures, "confidence": view.confidence, "disputed": view.disputed}
    offered = [{**choice, "value": chosen[choice["name"]]} for choice in choices(dataset)]
    said = {"from": first, "to": last, "choices": offered, "status": status(dataset, view)}
    return {**unchanging(dataset), **said}


def status(dataset: Dataset, view: View) -> str:
    """What a view shows, for readers who hear it: period, whose figures, how many records."""
    count = sum(len(selection.in_period(dataset, view.period, table)) for table in RECORD_TABLES)
    records = i18n.counted(count, "record")
    return i18n.say(
        "announced.view", period=view.period, whose=whose(dataset, view), records=records
    )


@memoize(4)
def choices(dataset: Dataset) -> list[dict[str, Any]]:
    """The choices by code: speaker, confidence, disputed links; what holds at first comes first.

    The last two are folded on a page; ``summary`` is what their fold says of each code.
    """
    folded = {
        "confidence": tuple(CONFIDENCE_CHOICES),
        "disputed": DISPUTED,
    }
    said = [{"code": code, "label": name} for code, name in figure_names(dataset).items()]
    return [
        {"name": "figures", "label": i18n.say("control.figures"), "options": said},
        *(
            {
                "name": name,
                "label": i18n.say(f"control.{name}"),
                "options": [
                    {
                        "code": code,
                        "label": i18n.say(f"{name}.{code}"),
                        "summary": i18n.say(f"control.folded_{code}"),
                    }
                    for code in codes
                ],
            }
            for name, codes in folded.items()
        ),
    ]


def figure_names(dataset: Dataset) -> dict[str, str]:
    """The choices of speaker by code, the parties with their names from the data package."""
    parties = dataset.names("parties", "short_name")
    return {
        code: parties[code] if code in dataset.sides else i18n.say(f"figures.{code}")
        for code in dataset.limits.figures
    }


@memoize(4)
def unchanging(dataset: Dataset) -> dict[str, Any]:
    """The span, the months with their records, the named periods and the words."""
    months = selection.records_by_month(dataset)
    starts = [day.date().isoformat() for day in months.index]
    ends = [*starts[1:], dataset.span.last.isoformat()]
    return {
        "first": dataset.span.first.isoformat(),
        "last": dataset.span.last.isoformat(),
        "months": [
            {"day": day, "until": until, "records": int(records)}
            for day, until, records in zip(starts, ends, months, strict=True)
        ],
        "presets": [
            {"label": label, "from": period.first.isoformat(), "to": period.last.isoformat()}
            for label, period in presets(dataset).items()
        ],
        "words": words(dataset),
    }


def presets(dataset: Dataset) -> dict[str, Period]:
    """The periods that a reader can choose by name: everything, each track, each year."""
    return {
        i18n.say("control.everything"): dataset.span,
        **selection.of_tracks(dataset),
        **selection.of_years(dataset),
    }


def words(dataset: Dataset) -> dict[str, Any]:
    """The words of the filter, with the names of the months and the pattern of a date."""
    first, last = i18n.day(dataset.span.first), i18n.day(dataset.span.last)
    said = {key: i18n.words("labels")["control"][key] for key in WORDS}
    said["hint"] = said["hint"].format(first=first, last=last)
    order = str(get_date_format("long", locale=i18n.LOCALE))
    pattern = re.sub("MMMM|[dy]", lambda part: PARTS[part[0]], order)
    months = [name for _, name in sorted(get_month_names("wide", locale=i18n.LOCALE).items())]
    return {**said, "day": pattern, "months": months}
