"""The method, and what changed between versions of the data."""

from lib.content import method as content
from lib.views import place, render


def method() -> None:
    """Show how figures are chosen, with a worked example, how far the record reaches, and more."""
    talks, view, _ = place.reading()
    render.show(talks, view, content.method(talks, view))


def recent_changes() -> None:
    """Show what changed in the versions of the data, the newest first."""
    talks, view, _ = place.reading()
    render.show(talks, view, content.changes(talks))
