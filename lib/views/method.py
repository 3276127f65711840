"""The method, and what changed between versions of the data."""

from lib import shelf
from lib.content import changed
from lib.content import method as content
from lib.views import place, proposal, render


def method() -> None:
    """Show how figures are chosen, with a worked example, how far the record reaches, and more."""
    talks, view, _ = place.reading()
    render.show(talks, view, content.method(talks, view))
    proposal.form(talks)


def recent_changes() -> None:
    """Show what changed in the versions of the data, the newest first."""
    talks, view, _ = place.reading()
    render.show(talks, view, content.changes(talks))


def since_edition() -> None:
    """Show what changed since the edition before, where one is kept."""
    talks, view, _ = place.reading()
    before = None if view.talks == place.OWN else shelf.previous(talks)
    if before is not None:
        render.show(talks, view, changed.since(talks, before))
