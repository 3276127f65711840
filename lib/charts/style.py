"""The look of one negotiation in one view: what charts need to know, from the data package."""

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
from lib.speakers import GROUPS, HEADLINE

#: The colour of a speaking group without a party, in the light and the dark column.
NEUTRAL: Final = {"color_light": GREY, "color_dark": DARK[GREY]}


def group_color(dataset: Dataset, roles: Sequence[str], column: str) -> str:
    """The colour of a speaking group: that of the first party in its first role, or grey."""
    firsts = dataset.parties.drop_duplicates("role").set_index("role")[column]
    return next((str(firsts[role]) for role in roles if role in firsts), NEUTRAL[column])


def colors(dataset: Dataset, column: str) -> dict[str, str]:
    """The colour of each party and speaking group in the light or the dark column."""
    groups = {code: group_color(dataset, one.roles, column) for code, one in GROUPS.items()}
    return {**dataset.names("parties", column), **groups}


def names(dataset: Dataset) -> dict[str, str]:
    """The readers' name of each party and speaking group."""
    groups = {group: i18n.say(f"figures.{group}") for group in GROUPS}
    groups |= i18n.words("labels")["group"]
    return {**dataset.names("parties", "name"), **groups, "": i18n.say("both_directions")}


def agreed_words(dataset: Dataset, code: object) -> str:
    """By whom something is said to be agreed or proposed, in words; ``code`` as in the claims."""
    word, _, party = str(code).partition(":")
    if word == "proposed":
        name = dataset.names("parties", "name").get(party, i18n.say("agreed.mediator"))
        return i18n.say("agreed.proposed", party=name)
    if word == "agreed" and party:
        names = [dataset.names("parties", "name").get(name, name) for name in party.split("+")]
        return i18n.say("agreed.parties", parties=i18n.listed(names))
    known = i18n.words("labels")["agreed"]
    return str(known[word]) if word in known else i18n.say("agreed.other")


def agreement_words(dataset: Dataset, commitment: str) -> str:
    """By whose word an undertaking was agreed, proposed or disputed; "" where nobody says it.

    The word "agreed" stands alone only where every side says so; where speakers say different
    things, each of these stands with its speakers.
    """
    each = agreement.statements(dataset).get(commitment, ())
    if len(each) > 1:
        said = [agreed_words(dataset, one.code) for one in each]
        parts = zip(said, each, strict=True)
        shown = "; ".join(f"{what}: {', '.join(one.speakers)}" for what, one in parts)
        denied = agreement.code_of(each) == agreement.DISPUTED
        return i18n.say(f"agreement.{'disputed' if denied else 'differ'}", parts=shown)
    return said_once(dataset, each[0]) if each else ""


def said_once(dataset: Dataset, one: agreement.Said) -> str:
    """What is said of an undertaking by all who speak of it, and who they are."""
    plainly = one.code == agreement.AGREED
    what = i18n.say("agreement.agreed") if plainly else agreed_words(dataset, one.code)
    who = i18n.listed([heard_name(dataset, party) for party in one.sides or one.others])
    if not one.sides:
        return i18n.say(f"agreement.reported{'_agreed' if plainly else ''}", what=what, who=who)
    number = len(one.sides)
    if number == len(dataset.sides):
        return i18n.say(f"agreement.{'both' if number == 2 else 'all'}", what=what)
    return i18n.say(f"agreement.{'one' if number == 1 else 'some'}", what=what, who=who)


def heard_name(dataset: Dataset, party: str) -> str:
    """How a party is named as one whose word something is."""
    row = dataset.parties.loc[party]
    return i18n.say("agreement.press") if row["role"] == "press" else str(row["short_name"])


def agreements(dataset: Dataset) -> dict[str, str]:
    """The readers' words for every code of who agreed that the claims use."""
    rows = dataset["claims"]
    codes = rows.loc[rows["measure"] == "agreement", "value_text"].unique()
    return {str(code): agreed_words(dataset, code) for code in codes}


def labels(dataset: Dataset) -> dict[str, dict[str, str]]:
    """The readers' words of the codes that charts show."""
    names, forms = dataset.names("outcomes", "short_title"), dataset.names("outcomes", "symbol")
    order = dataset["outcomes"].sort_values("order")["outcome_id"]
    words = i18n.words("labels")
    return {
        "lane": {
            "rounds": i18n.say("lane.rounds"),
            **{code: names[code] for code in order},
            "events": i18n.say("lane.events"),
        },
        "form": {"rounds": "circle", **forms, "events": "triangle-up"},
        "round_kind": dataset.package.labels("rounds", "kind"),
        "source_kind": dataset.package.labels("sources", "kind"),
        "state": words["state_label"],
        "status": words["status"],
        "topic": {**names, **words["topic"]},
        "agreement": agreements(dataset),
        "promise": words["promise"],
        "coverage": words["thin"],
        "standing": words["standing"],
    }


def moments(dataset: Dataset) -> tuple[tuple[pd.Timestamp, str], ...]:
    """The days that a timeline names, in order; none where the package has no such table."""
    if "moments" not in dataset.tables:
        return ()
    rows = dataset["moments"].sort_values("date")
    return tuple(zip(rows["date"], rows["words"], strict=True))


def voice(dataset: Dataset, view: View) -> str:
    """Whom the reader hears, for the words "no figure from …"."""
    if view.figures in dataset.sides:
        who = str(dataset.parties.loc[view.figures, "name"])
    else:
        who = i18n.say(f"voice.{view.figures}")
    sure = i18n.say(f"sure.{view.confidence}")
    return i18n.say("voice.sure", who=who, sure=sure) if sure else who


def unsaid(dataset: Dataset, view: View) -> str:
    """The words for a figure that nobody gives whom the reader hears, beside what has none."""
    if view.figures == HEADLINE and not i18n.say(f"sure.{view.confidence}"):
        return i18n.say("unsaid.anybody")
    return i18n.say("unsaid.heard", who=voice(dataset, view))


@memoize(64)
def style(dataset: Dataset, view: View) -> Style:
    """The look of the negotiation in the period of the view."""
    first, last = pd.Timestamp(view.period.first), pd.Timestamp(view.period.last)
    return replace(
        whole_style(dataset), first=first, last=last,
        no_figure=i18n.say("record.no_figure_from", who=voice(dataset, view)),
        unsaid=unsaid(dataset, view),
    )  # fmt: skip


@memoize(8)
def whole_style(dataset: Dataset) -> Style:
    """The look of the negotiation over its whole span; kept, since only the period varies."""
    light, dark = colors(dataset, "color_light"), colors(dataset, "color_dark")
    thin = coverage.thin(dataset)
    rounds = dataset["rounds"][dataset["rounds"]["is_round"]]
    return Style(
        names=names(dataset),
        colors={**light, "all_sides": INK},
        dark={**DARK, **{light[code]: dark[code] for code in light}},
        sides=tuple(dataset.sides),
        others=tuple(GROUPS),
        first=pd.Timestamp(dataset.span.first),
        last=pd.Timestamp(dataset.span.last),
        thin=tuple(zip(thin["first_date"], thin["last_date"], thin["level"], strict=True)),
        rounds=tuple(zip(rounds["start_date"], rounds["title"], strict=True)),
        moments=moments(dataset),
        labels=labels(dataset),
    )
