"""The words of a block: whose figures it shows in which period, its tools, and its sentences."""

from typing import Any

import pandas as pd

from lib import text
from lib.address import Objection, View
from lib.gallery import Chart
from lib.look import look
from lib.model.outcomes import MOST_MARKS, MOST_SINGLE
from lib.model.rows.claims import MOST_DIFFERENCES
from lib.model.talks import Talks

#: The kinds of charts that rule the rounds of talks behind their marks.
RULED = ("process", "monthly", "summed", "single", "states-by-month", "scope")
#: What tells the things apart of which a chart draws only so many, how many, and the word for it.
CAPPED = {
    "single": ("transfer_id", MOST_SINGLE, "chart.latest"),
    "differences": ("key", MOST_DIFFERENCES, "chart.largest"),
    "differences-of-topic": ("key", MOST_DIFFERENCES, "chart.largest"),
}
RUNTIME = ("open_record", "choose", "svg", "png", "keys_hint")


def whose(talks: Talks, view: View) -> str:
    """Whose figures the view shows, in words."""
    if view.figures in talks.sides:
        return text.say("whose.party", party=talks.parties.loc[view.figures, "name"])
    return text.say(f"whose.{view.figures}")


def speaker_line(talks: Talks, view: View) -> str:
    """Speaker and confidence of the view in words."""
    sure = text.say(f"sure.{view.confidence}")
    return f"{whose(talks, view)} · {sure}" if sure else whose(talks, view)


def period_line(talks: Talks, view: View) -> str:
    """Period, speaker and confidence of the view in words."""
    return f"{view.period} · {speaker_line(talks, view)}"


def chart_line(talks: Talks, view: View, chart: Chart) -> str:
    """Period, speaker and confidence of a chart in words; some charts always show all sides."""
    if not chart.shows_all_sides:
        return period_line(talks, view)
    sure = text.say(f"sure.{view.confidence}")
    said = [str(view.period), text.say("whose.all_sides"), sure]
    return " · ".join(part for part in said if part)


def ruled(talks: Talks, view: View, chart: Chart) -> list[str]:
    """What the rules behind the marks of a chart are, where it has any."""
    seen = look(talks, view)
    found = any(seen.first <= day <= seen.last for day, _ in seen.rounds)
    return [text.say("chart.ruled")] if chart.kind in RULED and found else []


def links(view: View, name: str) -> list[dict[str, str | None]]:
    """The tools of a chart that are plain links: its rows as CSV and JSON, its embedded page."""
    query = view.but(record="").query
    ways = {"csv": f"/api/charts/{name}.csv", "json": f"/api/charts/{name}.json"}
    return [
        {
            "label": text.say(f"chart.{key}"),
            "href": f"{path}?{query}",
            "download": "" if key == "csv" else None,
        }
        for key, path in {**ways, "embed": f"/embed/{name}"}.items()
    ]


def runtime_words() -> dict[str, str]:
    """The few words that the chart runtime shows."""
    return {key: text.say(f"chart.{key}") for key in RUNTIME}


def objected(talks: Talks, objection: Objection) -> str:
    """What in the address was not taken as it stands, in one plain sentence."""
    return text.say(
        f"objection.{objection.fault}", word=objection.word, value=objection.value,
        allowed=objection.allowed, title=talks.package.short_title,
        end=text.words("labels")["control"].get(objection.word, objection.word),
    )  # fmt: skip


def are_sums(rows: pd.DataFrame) -> bool:
    """True where the marks of a timeline are monthly sums, which no record stands behind."""
    return "lane" in rows and bool((rows["record"] == "").any())


def capped(chart: Chart, rows: pd.DataFrame) -> str:
    """What is said of rows that are sums, or the most that a chart draws; "" of all others."""
    if are_sums(rows):
        return text.say("chart.capped", most=text.number(MOST_MARKS))
    column, most, word = CAPPED.get(chart.kind, ("", 0, ""))
    return text.say(word, most=text.number(most)) if word and rows[column].nunique() >= most else ""


def sentence_words(talks: Talks, view: View, chart: Chart, rows: pd.DataFrame) -> dict[str, Any]:
    """What the sentences of a chart may be filled with."""
    disputed = text.say(f"disputed.{view.disputed}").lower()
    untimed = text.Count(0)
    if chart.kind == "joint-time-by-track":
        untimed = text.Count(rows["untimed"].sum())
    said: dict[str, Any] = {"disputed": disputed, "untimed": untimed, "figures": view.figures}
    said["capped"] = capped(chart, rows)
    if topic := chart.context.get("topic"):
        said["topic"] = look(talks, view).label("topic", topic)
    return {**chart.context, **said}
