"""The method, and what changed between versions of the data."""

from lib import shelf
from lib.content import changed
from lib.content import method as content
from lib.content.nodes import Node
from lib.kept import kept
from lib.model.talks import Talks
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
    if view.talks != place.OWN:
        render.show(talks, view, since_previous(talks))


@kept(1)
def since_previous(talks: Talks) -> list[Node]:
    """What changed since the edition before; kept, since two whole editions are compared."""
    before = shelf.previous(talks)
    return changed.since(talks, before) if before is not None else []
