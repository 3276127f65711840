"""Text alternatives: the highest, the lowest and the last figure of a chart, each in a sentence."""

from typing import Final

import pandas as pd

from lib import i18n
from lib.charts.tokens import Row, Style

#: The state of a claim that waits for review.
CANDIDATE: Final = "candidate"
#: What is said of the figures of a chart, in order.
POINTS: Final = ("highest", "lowest", "last")


def alternative(rows: pd.DataFrame, amount: str, day: str, style: Style) -> str:
    """The highest, lowest and last figure with direction, date and speaker.

    ``amount`` and ``day`` are columns; "" where no figure is known, or a chart has no ``amount``.
    A claim that waits for review is none of them.
    """
    if not amount or rows.empty:
        return ""
    known = rows[rows[amount].notna()]
    if "state" in known:
        known = known[known["state"] != CANDIDATE]
    if known.empty:
        return ""
    by_size, by_day = known[amount], known[day]
    places = (by_size.argmax(), by_size.argmin(), len(by_day) - 1 - by_day.iloc[::-1].argmax())
    found = [known.iloc[place].to_dict() for place in places]
    said = zip(POINTS, found, strict=True)
    return " ".join(sentence(point, row, amount, day, style) for point, row in said)


def sentence(point: str, row: Row, amount: str, day: str, style: Style) -> str:
    """One figure in a sentence: of a month where rows are months, by whose word where one is."""
    figure, to = i18n.number(row[amount]), style.name(row["to_party"])
    if day == "month":
        return i18n.say(
            f"alternative.{point}_month", figure=figure, to=to, month=i18n.month(row[day])
        )
    if not row.get("speaker"):
        return i18n.say(f"alternative.{point}_day", figure=figure, to=to, day=i18n.day(row[day]))
    said = {"figure": figure, "to": to, "day": i18n.day(row[day]), "speaker": row["speaker"]}
    return i18n.say(f"alternative.{point}_said", **said)
