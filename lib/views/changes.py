"""What changed between versions of the data."""

from lib import text
from lib.kept import kept
from lib.model import coverage
from lib.model.talks import Talks
from lib.views import place, show
from lib.views.markup import Markdown, bullet, joined, plain, say, strong


def recent_changes() -> None:
    """Show what changed in the versions of the data, the newest first."""
    talks, _, _ = place.reading()
    show.header(say("overview.changes"))
    show.markdown(told(talks))


@kept(8)
def told(talks: Talks) -> Markdown:
    """The changes of every version as Markdown."""
    lines: list[Markdown] = []
    for version, part in coverage.changes(talks).groupby("version", sort=False):
        day = text.day(part["date"].iloc[0])
        said = zip(part["change"], part["reason"], strict=True)
        items = [bullet(joined(" ", map(plain, words))) for words in said]
        head = strong(say("overview.version", version=version, date=day))
        lines += [head, plain(""), *items, plain("")]
    return joined("\n", lines)
