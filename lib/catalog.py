"""Catalog: which negotiations this installation serves, each validated at start.

Beside the present edition of each, every released one can be read: it is loaded on demand, and at
most two of them are cached.
"""

import os
import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from lib import validation
from lib.data import editions
from lib.data.diff import version_order
from lib.model.dataset import Dataset, read_dataset
from lib.params import Limits

DATA: Final = Path(__file__).parent.parent / "data"
#: The name of the environment variable with the folder of one more negotiation.
VARIABLE: Final = "PARLEY_DATA"
TEMPLATE: Final = "template"
#: Says which negotiation is the default one, and in which order they are listed.
CATALOG: Final = "catalog.toml"
#: How many editions are cached besides the present ones; each takes some tens of megabytes.
HELD: Final = 2
LOADING: Final = Lock()
RELOADING: Final = Lock()


class BadDataError(Exception):
    """A data package that is not valid; its text is every problem, one a line."""


def own_folders() -> list[Path]:
    """The folder of PARLEY_DATA, if there is one."""
    return [Path(os.environ[VARIABLE])] if os.environ.get(VARIABLE) else []


def folders() -> list[Path]:
    """The folders of the packages to be served: that of PARLEY_DATA, then those under data."""
    shipped = sorted(path.parent for path in DATA.glob("*/datapackage.json"))
    served = (one for one in shipped if one.name != TEMPLATE and not one.name.startswith("."))
    return [*own_folders(), *served]


def read_folder(folder: Path) -> Dataset:
    """The negotiation in a folder; raises BadDataError with all problems of an invalid package."""
    try:
        files = validation.folder_files(folder)
    except validation.Refused as refused:
        raise BadDataError(str(refused)) from None
    if problems := validation.problems(files):
        raise BadDataError("\n".join(f"{folder.name}/{problem}" for problem in problems))
    return read_dataset(files)


def declared() -> dict[str, Any]:
    """What catalog.toml declares: ``default``, a name, and ``order``, names; {} without one."""
    path = DATA / CATALOG
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def rank(dataset: Dataset, is_own: bool) -> tuple[bool, bool, int]:
    """What negotiations are listed by: real ones, one's own, then in the declared order."""
    said = declared()
    places = [said.get("default", ""), *said.get("order", ())]
    name = dataset.package.name
    return dataset.package.is_fictional, not is_own, ([*places, name]).index(name)


def read_catalog() -> dict[str, Dataset]:
    """Every negotiation as its files are now; raises BadDataError.

    Where two folders have packages of one name, the first is served: that of PARLEY_DATA. The
    catalogue declares the default and the order; what it does not name follows by name.
    """
    found: dict[str, Dataset] = {}
    ranks: dict[str, tuple[bool, bool, int]] = {}
    for folder in folders():
        dataset = read_folder(folder)
        name = dataset.package.name
        found.setdefault(name, dataset)
        ranks.setdefault(name, rank(dataset, folder in own_folders()))
    return {name: found[name] for name in sorted(found, key=lambda name: ranks[name])}


@dataclass
class Held:
    """The negotiations that are served now."""

    talks: dict[str, Dataset]


@cache
def held() -> Held:
    """What is served, read when it is first asked for; raises BadDataError."""
    return Held(read_catalog())


def catalog() -> dict[str, Dataset]:
    """Every negotiation by the name of its package, the default one first."""
    return held().talks


def reload() -> dict[str, str]:
    """Serve the files as they are now; the versions by name. BadDataError leaves the old ones.

    The new ones are read and checked beside the old ones, which readers have until then.
    """
    with RELOADING:
        held().talks = read_catalog()
    return present()


def present() -> dict[str, str]:
    """The version of each negotiation that is served."""
    return {name: talks.package.version for name, talks in catalog().items()}


def default() -> str:
    """The name of the negotiation that a URL without the parameter ``talks`` means."""
    return next(iter(catalog()))


def kept(name: str) -> dict[str, Path]:
    """The zips of the released editions of a negotiation by version, the oldest first."""
    places = [DATA, *(folder.parent for folder in own_folders())]
    found = {v: path for beside in places for v, path in editions.kept(beside, name).items()}
    return dict(sorted(found.items(), key=lambda one: version_order(one[0])))


def versions(name: str) -> list[str]:
    """Every version of a negotiation that can be read, the present one last."""
    present = catalog()[name].package.version
    return [*(version for version in kept(name) if version != present), present]


@lru_cache(maxsize=HELD)
def read_edition(path: Path) -> Dataset:
    """The negotiation in a zip that we released ourselves; it is not validated again."""
    return read_dataset(editions.files(path))


def edition(name: str, version: str = "") -> Dataset:
    """An edition of a negotiation, the present one for ""; raises KeyError for an unknown one."""
    present = catalog()[name]
    if version in ("", present.package.version):
        return present
    path = kept(name)[version]
    with LOADING:
        return read_edition(path)


def newest(dataset: Dataset) -> Dataset:
    """The present edition of the negotiation of an edition; itself where that is not served."""
    return catalog().get(dataset.package.name, dataset)


def is_old(dataset: Dataset) -> bool:
    """True for an edition of a served negotiation that is not its present one."""
    return newest(dataset).package.version != dataset.package.version


def previous(dataset: Dataset) -> Dataset | None:
    """The edition before a given one; None for the first, and for what is not served."""
    if dataset.package.name not in catalog():
        return None
    known = versions(dataset.package.name)
    place = known.index(dataset.package.version)
    return edition(dataset.package.name, known[place - 1]) if place else None


def limits(name: str, version: str = "") -> Limits:
    """The allowed query parameters for an edition; raises KeyError for an unknown one.

    The default negotiation needs no ``talks``, and the present edition no ``version``.
    """
    present = catalog()[name]
    said = "" if version == present.package.version else version
    dataset = "" if name == default() else name
    return replace(edition(name, version).limits, talks=dataset, version=said)
