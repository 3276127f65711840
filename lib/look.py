"""The look of one negotiation in one view: what charts need to know of it, from the data package."""

import pandas as pd

from lib import text
from lib.address import View
from lib.model import coverage
from lib.model.talks import Talks
from lib.theme import DARK, GREY, INK, Look

GROUPS = ("third_parties", "press")


def group_color(talks: Talks, group: str, column: str) -> str:
    """The colour of a speaking group: that of its first member in the order of the parties."""
    role = "press" if group == "press" else "mediator"
    members = talks.parties[talks.parties["role"] == role]
    return str(members[column].iloc[0]) if len(members) else GREY


def names(talks: Talks) -> dict[str, str]:
    """The readers' name of each party and speaking group."""
    groups = {group: text.say(f"figures.{group}") for group in GROUPS}
    groups["all_sides"] = text.say("figures.all_sides")
    return {**talks.parties["name"].to_dict(), **groups, "": text.say("both_directions")}


def labels(talks: Talks) -> dict[str, dict[str, str]]:
    """The readers' words of the codes that charts show."""
    outcomes = talks["outcomes"].sort_values("order").set_index("outcome_id")
    package = talks.package
    return {
        "lane": {"rounds": text.say("lane.rounds"), **outcomes["short_title"].to_dict()},
        "form": {"rounds": "circle", **outcomes["symbol"].to_dict()},
        "round_kind": package.labels("rounds", "kind"),
        "source_kind": package.labels("sources", "kind"),
        "state": text.words("labels")["state_label"],
        "status": text.words("labels")["status"],
        "topic": {**outcomes["short_title"].to_dict(), **text.words("labels")["topic"]},
    }


def look(talks: Talks, view: View) -> Look:
    """The look of the negotiation in the period of the view."""
    parties = talks.parties
    light = {group: group_color(talks, group, "color_light") for group in GROUPS}
    dark = {group: group_color(talks, group, "color_dark") for group in GROUPS}
    pairs = zip(
        [*parties["color_light"], *light.values()],
        [*parties["color_dark"], *dark.values()],
        strict=True,
    )
    thin = coverage.thin(talks)
    rounds = talks["rounds"][talks["rounds"]["is_round"]]
    return Look(
        names=names(talks),
        colors={**parties["color_light"].to_dict(), **light, "all_sides": INK},
        dark={**DARK, **dict(pairs)},
        sides=tuple(talks.sides),
        first=pd.Timestamp(view.period.first),
        last=pd.Timestamp(view.period.last),
        thin=tuple(zip(thin["first_date"], thin["last_date"], thin["note"], strict=True)),
        rounds=tuple(zip(rounds["start_date"], rounds["title"], strict=True)),
        labels=labels(talks),
    )
