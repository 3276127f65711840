"""The head of a page: its title, and the lead that says what it shows in the view."""

from datetime import date

from lib import text
from lib.address import View
from lib.menu import HOME
from lib.model import durations, rounds
from lib.model.age import age
from lib.model.talks import Talks


def title(talks: Talks, page: str) -> str:
    """The title of a page; the overview bears that of the negotiation."""
    return talks.package.title if page == HOME else text.say(f"page.{page}")


def lead(talks: Talks, view: View, page: str) -> str:
    """The sentences below the title of a page."""
    return text.say(f"lead.{page}", **values(talks, view, page))


def age_line(talks: Talks, today: date) -> str:
    """When the sources were last read, where that is long ago; else "", as for an example."""
    found = age(talks, today)
    if talks.package.is_fictional or not found.is_old:
        return ""
    words = {"read_on": text.day(found.read_on), "days": text.number(found.days)}
    return text.say("age.line", **words)


def old_edition(talks: Talks) -> str:
    """The sentence at the head of every page of an edition that is not the newest."""
    made = talks.package.created
    created = text.day(date.fromisoformat(made)) if made else text.say("edition.undated")
    return text.say("edition.old", version=talks.package.version, created=created)


def values(talks: Talks, view: View, page: str) -> dict[str, str]:
    """What the lead of a page is filled with, worked out for the pages that need it."""
    if page == "rounds":
        return {"rounds": text.counted(len(rounds.held(talks, view)), "round")}
    if page == "durations":
        rows = durations.of_view(talks, view)
        untimed = text.number(rows["minutes"].isna().sum())
        return {"sittings": text.counted(len(rows), "sitting"), "untimed": untimed}
    return {"short_title": talks.package.short_title, "reach": text.day(talks.reach.last)}
