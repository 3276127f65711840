"""The edition: what goes into one snapshot, and how it names and cites itself."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lib import citation, i18n
from lib.citation import Citation
from lib.content.view import period_line
from lib.model import selection
from lib.model.dataset import Dataset
from lib.params import View

#: What a citation says of an address where there is none.
NO_ADDRESS = re.compile(r'\n *url = \{\},|\n *"URL": "",|(?<=\.) (?= \()')


def said(key: str, **values: object) -> str:
    """The sentence or word of snapshots for a dotted key, filled with the values."""
    part, name = key.split(".")
    return str(i18n.words("snapshot")[part][name]).format(**values)


def without_address(words: str) -> str:
    """The citation without the places of an address that is empty."""
    return NO_ADDRESS.sub("", words)


@dataclass(frozen=True)
class Edition:
    """A view of a negotiation, the day on which it is taken, and the app's public address or ""."""

    dataset: Dataset
    view: View
    taken: date
    address: str = ""

    @cached_property
    def whole(self) -> View:
        """The same view of everything, in which records are shown."""
        return self.view.but(period=self.view.span, record="")

    @cached_property
    def rows(self) -> frozenset[str]:
        """Every row that the view covers, as ``row:table/key``."""
        cut = selection.selection(self.dataset, self.view)
        tables = self.dataset.package.tables
        return frozenset(
            f"row:{name}/{key}" for name, rows in cut.items() for key in rows[tables[name].key[0]]
        )

    @cached_property
    def live(self) -> str:
        """The address of the same view in the app, or "" where the app has none."""
        query = f"?{self.view.query}" if self.view.query else ""
        return f"{self.address}/{query}" if self.address else ""

    @cached_property
    def citation(self) -> Citation:
        """How the snapshot is cited."""
        found = citation.citation(self.dataset, self.view, self.live, self.taken)
        forms = (found.text, found.bibtex, found.csl)
        return found if self.live else Citation(*(without_address(form) for form in forms))

    @cached_property
    def data_line(self) -> str:
        """Version, date and reach of the data, in a sentence."""
        package = self.dataset.package
        created = i18n.day(date.fromisoformat(package.created)) if package.created else "–"
        reach = i18n.day(self.dataset.reach.last)
        named = {"title": package.title, "version": package.version}
        return said("page.data_of", **named, created=created, reach=reach)

    @cached_property
    def taken_line(self) -> str:
        """The day of the snapshot and the view that it shows, in a sentence."""
        view = period_line(self.dataset, self.view)
        return said("page.taken", day=i18n.day(self.taken), view=view)
