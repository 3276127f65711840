"""The command ``python -m lib.add PACKAGE FACTS [--yes]``: add facts to a package, all or nothing.

Exit status: 0 written or nothing to write, 1 refused, 2 misused.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd

from lib import i18n, validation
from lib.add import edition, write
from lib.add.facts import BadFactsError, read, say
from lib.add.plan import Plan, plan
from lib.data import editions as archives
from lib.model import editions
from lib.model.dataset import Dataset, read_dataset

Ask = Callable[[str], str]


def parser() -> ArgumentParser:
    """The command line."""
    made = ArgumentParser(prog="python -m lib.add", description=say("about"))
    made.add_argument("package", type=Path, help=say("help_package"))
    made.add_argument("facts", type=Path, help=say("help_facts"))
    made.add_argument("--yes", action="store_true", help=say("help_yes"))
    return made


def main(words: Sequence[str] | None = None, ask: Ask = input, today: date | None = None) -> int:
    """The exit status for the words of the command line."""
    given = parser().parse_args(words)
    if not given.package.is_dir() or not given.facts.is_file():
        print(say("no_path", package=given.package, facts=given.facts), file=sys.stderr)
        return 2
    try:
        return added(given.package.resolve(), given.facts, given.yes, ask, today or now())
    except BadFactsError as fault:
        print(fault, file=sys.stderr)
        return 1


def now() -> date:
    """Today in UTC."""
    return datetime.now(UTC).date()


def added(package: Path, listed: Path, is_sure: bool, ask: Ask, today: date) -> int:
    """The exit status of adding a list of facts; raises BadFactsError where it cannot be."""
    write.recover(package)
    before = validation.folder_files(package)
    facts = read(listed.read_bytes(), listed.name)
    made = plan(before, facts)
    edition.reach(made, facts.read_on)
    if made.is_empty:
        settle(package)
        print(say("nothing", count=made.there))
        return 0
    after = edition.files(made, facts, today)
    refuse_invalid(before, after)
    old, new = read_dataset(before), read_dataset(after)
    show(made, old, new)
    if not agreed(made, is_sure, ask):
        return 1
    keep(package, old, before)
    write.write(package, after)
    settle(package)
    print(say("written", version=new.package.version))
    return 0


def refuse_invalid(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Raise BadFactsError with every problem that the package would have and has not."""
    if problems := validation.problems(after) or unfit(before, after):
        raise BadFactsError("\n".join([say("invalid"), *map(str, problems)]))


def unfit(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[validation.Problem]:
    """What the new edition lacks beside the present one, but for what that lacks already."""
    known = {replace(one, line=None) for one in validation.beside(before, before)}
    return [one for one in validation.beside(before, after) if replace(one, line=None) not in known]


def agreed(made: Plan, is_sure: bool, ask: Ask) -> bool:
    """True if the rows are to be written; likely duplicates are never added unasked."""
    if is_sure and made.duplicates:
        print(say("duplicates_refused"), file=sys.stderr)
        return False
    return is_sure or ask(say("ask")).strip().lower() in say("ask_yes").split()


def show(made: Plan, old: Dataset, new: Dataset) -> None:
    """Print the rows to be written, likely duplicates, and the headline figures that move."""
    lines = [say("rows")]
    lines += [f"  + {table}/{key}: {told(made, table, key)}" for table, key in made.added]
    changed = dict.fromkeys(made.changed)
    lines += [f"  ~ {table}/{key}: {told(made, table, key)}" for table, key in changed]
    if made.duplicates:
        lines += [say("duplicates"), *(f"  ! {one}" for one in made.duplicates)]
    if any(table == edition.COVERAGE for table, _ in changed):
        lines.append(say("notes"))
    lines += [say("moves"), *(moved_lines(old, new) or [f"  {say('no_moves')}"])]
    lines.append(say("version", before=old.package.version, after=new.package.version))
    print("\n".join(lines))


def told(made: Plan, table: str, key: str) -> str:
    """The filled cells of a row that is written."""
    row = made.book[table].find(key)
    return ", ".join(f"{k}={v}" for k, v in row.items() if v) if row else say("removed")


def moved_lines(old: Dataset, new: Dataset) -> list[str]:
    """A line for each headline figure and each sum that moves, before and after."""
    figures = editions.moved(old, new).to_dict("records")
    names, titles = new.names("parties", "name"), new.names("outcomes", "short_title")
    lines = []
    for row in figures:
        to = names.get(str(row["to_party"]), "")
        words = {"title": row["title"], "to": f" → {to}" if to else ""}
        lines.append("  " + say("move", before=number(row["before"]), after=number(row["after"]),
                                speaker=row["speaker"], **words))  # fmt: skip
    for row in editions.sums_moved(old, new).to_dict("records"):
        words = {"title": titles[row["outcome_id"]], "to": names[row["to_party"]]}
        lines.append("  " + say("move_sum", before=number(row["before"]),
                                after=number(row["after"]), **words))  # fmt: skip
    return lines


def number(value: float) -> str:
    """A figure in words; the word for none where it is missing."""
    return say("none") if pd.isna(value) else i18n.number(value)


def keep(package: Path, old: Dataset, files: Mapping[str, bytes]) -> None:
    """Keep the edition that goes with its checksum, so that its address stays readable."""
    place = archives.place(package.parent, old.package.name, old.package.version)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        content = archives.packed(files)
        line = archives.checksum(place, content)
        write.replace(place.with_suffix(".sha256"), line.encode("ascii"))
        write.replace(place, content)


def settle(package: Path) -> None:
    """Let CITATION.cff, where there is one, name the version and the day of the package."""
    path = package.parent.parent / "CITATION.cff"
    if not path.is_file():
        return
    declared = read_dataset(validation.folder_files(package)).package
    words = {"title": declared.title, "version": declared.version, "created": declared.created}
    before = path.read_text("utf-8")
    if (after := edition.cited(before, words)) != before:
        write.replace(path, after.encode())


if __name__ == "__main__":
    sys.exit(main())
