"""The shelf: which negotiations this installation holds, each validated before it is served."""

import os
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from lib import check
from lib.address import Limits
from lib.model.talks import Talks, read_talks

DATA: Final = Path(__file__).parent.parent / "data"
#: The name of the environment variable with the folder of one more negotiation.
VARIABLE: Final = "PARLEY_DATA"
TEMPLATE: Final = "template"


class BadDataError(Exception):
    """A data package that is not valid; its text is every problem, one a line."""


def folders() -> list[Path]:
    """The folders of the packages to be served: that of PARLEY_DATA, then those under data."""
    own = [Path(os.environ[VARIABLE])] if os.environ.get(VARIABLE) else []
    shipped = sorted(path.parent for path in DATA.glob("*/datapackage.json"))
    return [*own, *(folder for folder in shipped if folder.name != TEMPLATE)]


def read_folder(folder: Path) -> Talks:
    """The negotiation in a folder; raises BadDataError with all problems of an invalid package."""
    try:
        files = check.folder_files(folder)
    except check.Refused as refused:
        raise BadDataError(str(refused)) from None
    if problems := check.problems(files):
        raise BadDataError("\n".join(f"{folder.name}/{problem}" for problem in problems))
    return read_talks(files)


@cache
def shelf() -> dict[str, Talks]:
    """Every negotiation by the name of its package, the default one first.

    Where two folders have packages of one name, the first is served: that of PARLEY_DATA.
    """
    found: dict[str, Talks] = {}
    for talks in map(read_folder, folders()):
        found.setdefault(talks.package.name, talks)
    return dict(sorted(found.items(), key=lambda named: named[1].package.is_fictional))


def default() -> str:
    """The name of the negotiation that an address without the word ``talks`` means."""
    return next(iter(shelf()))


def limits(name: str) -> Limits:
    """What the words of the address may say; the default negotiation needs no word of its own."""
    return replace(shelf()[name].limits, talks="" if name == default() else name)
