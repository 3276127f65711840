"""Citations: how a view is cited as text, BibTeX and CSL-JSON; today is an argument."""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lib import i18n
from lib.model.dataset import Dataset
from lib.params import View

#: The words that a citation says by its title and its version.
SAID_ELSEWHERE: Final = ("talks", "version")
TEX: Final = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True)
class Citation:
    """One citation in the three forms that readers need."""

    text: str
    bibtex: str
    csl: str


def authors(dataset: Dataset) -> list[str]:
    """Who made the data."""
    named = [
        str(one["title"]) for one in dataset.package.raw.get("contributors", ()) if one.get("title")
    ]
    return named or [said("authors")]


def licence(dataset: Dataset) -> str:
    """The licence of the data by its name."""
    named = [
        str(one.get("title") or one["name"]) for one in dataset.package.raw.get("licenses", ())
    ]
    return named[0] if named else said("no_licence")


def said(key: str) -> str:
    """The pattern of a part of a citation."""
    return str(i18n.words("api")["cite"][key])


def lasting(dataset: Dataset, view: View) -> View:
    """The view under words that mean the same for ever: its negotiation and version always said."""
    return view.but(talks=dataset.package.name, version=dataset.package.version)


def view_words(view: View) -> str:
    """What a view shows, as the words of its address and its period in words."""
    words = ", ".join(
        f"{word}={value}" for word, value in view.words.items() if word not in SAID_ELSEWHERE
    )
    return said("words").format(period=view.period, words=words) if words else said("whole")


def parts(dataset: Dataset, view: View, address: str, accessed: date) -> dict[str, str]:
    """What every form of the citation says."""
    package = dataset.package
    return {
        "authors": ", ".join(authors(dataset)),
        "year": package.created[:4],
        "title": package.title,
        "version": package.version,
        "site": said("site"),
        "view": view_words(view),
        "address": address,
        "accessed": i18n.day(accessed),
        "licence": licence(dataset),
    }


def tex(plain: str) -> str:
    """The text as TeX reads it."""
    return re.sub(r"[\\~^&%$#_{}]", lambda found: TEX.get(found[0], f"\\{found[0]}"), plain)


def bibtex(dataset: Dataset, view: View, address: str, accessed: date) -> str:
    """The citation as a BibTeX entry; authors keep their names whole."""
    said_parts = parts(dataset, view, address, accessed)
    fields = {
        "author": " and ".join(f"{{{tex(name)}}}" for name in authors(dataset)),
        "title": f"{{{tex(dataset.package.title)}}}",
        "year": said_parts["year"],
        "publisher": tex(said("site")),
        "version": tex(dataset.package.version),
        "howpublished": "Data set",
        "url": address,
        "urldate": accessed.isoformat(),
        "note": tex(said("note").format(**said_parts)),
    }
    key = f"parley-{dataset.package.name}-{dataset.package.version}"
    return (
        f"@misc{{{key},\n"
        + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        + "}"
    )


def csl(dataset: Dataset, view: View, address: str, accessed: date) -> list[dict[str, Any]]:
    """The citation as CSL-JSON, a list of one item."""
    package = dataset.package
    item = {
        "id": f"parley-{package.name}",
        "type": "dataset",
        "title": package.title,
        "author": [{"literal": name} for name in authors(dataset)],
        "publisher": said("site"),
        "version": package.version,
        "URL": address,
        "accessed": {"date-parts": [day_parts(accessed)]},
        "note": said("note").format(**parts(dataset, view, address, accessed)),
    }
    issued = package.created and {
        "issued": {"date-parts": [day_parts(date.fromisoformat(package.created))]}
    }
    return [item | (issued or {})]


def day_parts(day: date) -> list[int]:
    """Year, month and day as CSL-JSON wants them."""
    return [day.year, day.month, day.day]


def citation(dataset: Dataset, view: View, address: str, accessed: date) -> Citation:
    """How a view is cited, with title, data version, query parameters and day of access."""
    line = said("text").format(**parts(dataset, view, address, accessed))
    items = json.dumps(csl(dataset, view, address, accessed), ensure_ascii=False, indent=2)
    return Citation(line, bibtex(dataset, view, address, accessed), items)
