"""Style of one negotiation in one view: names, colours and labels, from the data package."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from lib import i18n
from lib.cache import memoize
from lib.charts.tokens import DARK, GREY, INK, Style
from lib.model import agreement, coverage
from lib.model.dataset import Dataset
from lib.params import View
from lib.speakers import GROUPS

#: The colour of a speaking group without a party, in the light and the dark column.
NEUTRAL: Final = {"color_light": GREY, "color_dark": DARK[GREY]}


def group_color(talks: Dataset, roles: Sequence[str], column: str) -> str:
    """The colour of a speaking group: that of the first party in its first role, or grey."""
    firsts = talks.parties.drop_duplicates("role").set_index("role")[column]
    return next((str(firsts[role]) for role in roles if role in firsts), NEUTRAL[column])


def colors(talks: Dataset, column: str) -> dict[str, str]:
    """The colour of each party and speaking group in the light or the dark column."""
    groups = {code: group_color(talks, one.roles, column) for code, one in GROUPS.items()}
    return {**talks.names("parties", column), **groups}


def names(talks: Dataset) -> dict[str, str]:
    """The readers' name of each party and speaking group."""
    groups = {group: i18n.say(f"figures.{group}") for group in GROUPS}
    groups["all_sides"] = i18n.say("figures.all_sides")
    return {**talks.names("parties", "name"), **groups, "": i18n.say("both_directions")}


def agreed_words(talks: Dataset, code: object) -> str:
    """By whom something is said to be agreed or proposed, in words; ``code`` as in the claims."""
    word, _, party = str(code).partition(":")
    if word == "proposed":
        name = talks.names("parties", "name").get(party, i18n.say("agreed.mediator"))
        return i18n.say("agreed.proposed", party=name)
    if word == "agreed" and party:
        names = [talks.names("parties", "name").get(name, name) for name in party.split("+")]
        return i18n.say("agreed.parties", parties=i18n.listed(names))
    known = i18n.words("labels")["agreed"]
    return str(known[word]) if word in known else i18n.say("agreed.other")


def agreement_words(talks: Dataset, commitment: str) -> str:
    """By whose word an undertaking was agreed, proposed or disputed; "" where nobody says it.

    The word "agreed" stands alone only where every side says so; where speakers say different
    things, each of these stands with its speakers.
    """
    each = agreement.statements(talks).get(commitment, ())
    if len(each) > 1:
        said = [agreed_words(talks, one.code) for one in each]
        said[1:] = map(uncapped, said[1:])
        parts = zip(said, each, strict=True)
        shown = "; ".join(f"{what}: {', '.join(one.speakers)}" for what, one in parts)
        denied = agreement.code_of(each) == agreement.DISPUTED
        return i18n.say(f"agreement.{'disputed' if denied else 'differ'}", parts=shown)
    return said_once(talks, each[0]) if each else ""


def said_once(talks: Dataset, one: agreement.Said) -> str:
    """What is said of an undertaking by all who speak of it, and who they are."""
    plainly = one.code == agreement.AGREED
    what = i18n.say("agreement.agreed") if plainly else agreed_words(talks, one.code)
    who = i18n.listed([heard_name(talks, party) for party in one.sides or one.others])
    if not one.sides:
        return i18n.say("agreement.reported", what=uncapped(what), who=who)
    number = len(one.sides)
    if number == len(talks.sides):
        return i18n.say(f"agreement.{'both' if number == 2 else 'all'}", what=what)
    return i18n.say(f"agreement.{'one' if number == 1 else 'some'}", what=what, who=who)


def heard_name(talks: Dataset, party: str) -> str:
    """How a party is named as one whose word something is."""
    row = talks.parties.loc[party]
    return i18n.say("agreement.press") if row["role"] == "press" else str(row["short_name"])


def uncapped(words: str) -> str:
    """The words to stand within a sentence."""
    return words[:1].lower() + words[1:]


def agreements(talks: Dataset) -> dict[str, str]:
    """The readers' words for every code of who agreed that the claims use."""
    rows = talks["claims"]
    codes = rows.loc[rows["measure"] == "agreement", "value_text"].unique()
    return {str(code): agreed_words(talks, code) for code in codes}


def labels(talks: Dataset) -> dict[str, dict[str, str]]:
    """The readers' words of the codes that charts show."""
    names, forms = talks.names("outcomes", "short_title"), talks.names("outcomes", "symbol")
    order = talks["outcomes"].sort_values("order")["outcome_id"]
    words = i18n.words("labels")
    return {
        "lane": {"rounds": i18n.say("lane.rounds"), **{code: names[code] for code in order}},
        "form": {"rounds": "circle", **forms},
        "round_kind": talks.package.labels("rounds", "kind"),
        "source_kind": talks.package.labels("sources", "kind"),
        "state": words["state_label"],
        "status": words["status"],
        "topic": {**names, **words["topic"]},
        "agreement": agreements(talks),
        "promise": words["promise"],
        "coverage": words["thin"],
    }


@memoize(64)
def style(talks: Dataset, view: View) -> Style:
    """The style of the negotiation in the period of the view."""
    first, last = pd.Timestamp(view.period.first), pd.Timestamp(view.period.last)
    return replace(whole_style(talks), first=first, last=last)


@memoize(8)
def whole_style(talks: Dataset) -> Style:
    """The style of the negotiation over its whole span; memoized, since only the period varies."""
    light, dark = colors(talks, "color_light"), colors(talks, "color_dark")
    thin = coverage.thin(talks)
    rounds = talks["rounds"][talks["rounds"]["is_round"]]
    return Style(
        names=names(talks),
        colors={**light, "all_sides": INK},
        dark={**DARK, **{light[code]: dark[code] for code in light}},
        sides=tuple(talks.sides),
        others=tuple(GROUPS),
        first=pd.Timestamp(talks.span.first),
        last=pd.Timestamp(talks.span.last),
        thin=tuple(zip(thin["first_date"], thin["last_date"], thin["level"], strict=True)),
        rounds=tuple(zip(rounds["start_date"], rounds["title"], strict=True)),
        labels=labels(talks),
    )
