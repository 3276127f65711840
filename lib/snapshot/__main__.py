"""``python -m lib.snapshot FOLDER``: write the offline snapshot of a negotiation."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from lib import catalog, params
from lib.api.requests import VARIABLE
from lib.snapshot import Edition, ForeignFilesError, earlier, snapshot_files, write
from lib.snapshot.edition import said

PARAMETERS: Final = ("from", "to", "figures", "confidence", "disputed")


def parser() -> ArgumentParser:
    """The command line."""
    made = ArgumentParser(prog="python -m lib.snapshot", description=said("command.about"))
    made.add_argument("folder", type=Path, help=said("command.folder"))
    made.add_argument("--talks", default="", help=said("command.talks"))
    made.add_argument("--url", default=os.environ.get(VARIABLE, ""), help=said("command.url"))
    for word in PARAMETERS:
        made.add_argument(f"--{word}", default="", help=said("command.word", word=word))
    return made


def edition(given: Namespace, taken: date) -> Edition:
    """The edition that the command line names; exits with a sentence where it is not understood."""
    name = given.talks or catalog.default()
    if name not in catalog.catalog():
        raise SystemExit(
            said("command.unknown_talks", value=name, allowed=", ".join(catalog.catalog()))
        )
    view, objections = params.parse(
        {word: getattr(given, word) for word in PARAMETERS}, catalog.limits(name)
    )
    for fault in (one for one in objections if not one.is_note):
        words = {"word": fault.word, "value": fault.value, "allowed": fault.allowed}
        raise SystemExit(said("command.wrong", **words))
    return Edition(catalog.catalog()[name], view, taken, given.url.rstrip("/"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the snapshot and say its size; 1 for a folder of others, 2 if it cannot be written."""
    given = parser().parse_args(arguments)
    asked = edition(given, datetime.now(UTC).date())
    try:
        earlier(given.folder)
        made = snapshot_files(asked)
        write(given.folder, made)
    except ForeignFilesError as other:
        print(said("command.not_ours", folder=other), file=sys.stderr)
        return 1
    except OSError as fault:
        words = {"folder": given.folder, "reason": fault.strerror or fault}
        print(said("command.not_written", **words), file=sys.stderr)
        return 2
    print(size_line(made))
    print(said("command.in_folder", folder=given.folder))
    return 0


def size_line(made: Mapping[str, bytes]) -> str:
    """How many files a snapshot has and how large they are together."""
    size = f"{sum(map(len, made.values())) / 1_000_000:.1f}"
    return said("command.done", files=len(made), size=size)


if __name__ == "__main__":
    sys.exit(main())
