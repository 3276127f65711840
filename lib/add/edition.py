"""The next edition of a package: version, day, what changed and why, and how far sources reach."""

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta

from lib.add.facts import Facts, say
from lib.add.plan import Plan
from lib.add.sheets import Cells

DECLARATION = "datapackage.json"
COVERAGE, CHANGES = "coverage", "changes"


def next_version(version: str) -> str:
    """The version after a small change.

    >>> next_version("1.0.9")
    '1.0.10'
    """
    *first, last = version.split(".")
    return ".".join([*first, str(int(last) + 1)]) if last.isdecimal() else f"{version}.1"


def files(plan: Plan, facts: Facts, today: date) -> dict[str, bytes]:
    """The files of the next edition: the planned rows, coverage, the rows of ``changes``, version.

    Raises ValueError where the declaration does not state version and day as expected.
    """
    version = next_version(plan.book.package.version)
    reach(plan, facts.read_on)
    tell(plan, facts.reason, version, today)
    found = plan.book.files
    return {**found, DECLARATION: declared(found[DECLARATION], version, today)}


def declared(content: bytes, version: str, today: date) -> bytes:
    """The declaration with another version and day, every other byte as it was."""
    words = content.decode()
    before = json.loads(words)
    wanted = {"version": version, "created": f"{today.isoformat()}T00:00:00Z"}
    for name, value in wanted.items():
        old = re.escape(json.dumps(before[name]))
        words = re.sub(rf'("{name}"\s*:\s*){old}', rf"\g<1>{json.dumps(value)}", words, count=1)
    if json.loads(words) != {**before, **wanted}:
        raise ValueError(say("odd_declaration"))
    return words.encode()


def days_of(plan: Plan) -> list[str]:
    """The days of all records that are added."""
    found = []
    for table, key in plan.added:
        column = plan.book.package.tables[table].date_field
        row = plan.book[table].find(key) if column else None
        found += [row[column]] if row else []
    return found


def reach(plan: Plan, read_on: str) -> None:
    """Let the last stretch that was read reach to the day read on and to every day added after."""
    sheet = plan.book[COVERAGE]
    read = [row for row in sheet.rows if row["level"] != "none"]
    if not read:
        return
    last = max(read, key=lambda row: row["last_date"])
    unread = [row for row in sheet.rows if row["level"] == "none"]
    after = [day for day in days_of(plan) if any(holds(row, day) for row in unread)]
    to = max([last["last_date"], read_on, *after])
    if to == last["last_date"]:
        return
    sheet.change(last, {"last_date": to})
    plan.changed.append((COVERAGE, sheet.key(last)))
    for row in unread:
        shorten(plan, row, date.fromisoformat(to))


def holds(row: Cells, day: str) -> bool:
    """True for a day inside a stretch; ISO days sort as they follow each other."""
    return row["first_date"] <= day <= row["last_date"]


def shorten(plan: Plan, row: Cells, read: date) -> None:
    """Let an unread stretch begin on the day after the last day read, or end if none is left."""
    sheet, first = plan.book[COVERAGE], (read + timedelta(days=1)).isoformat()
    if row["first_date"] >= first:
        return
    plan.changed.append((COVERAGE, sheet.key(row)))
    if row["last_date"] < first:
        sheet.remove(row)
    else:
        sheet.change(row, {"first_date": first})


def tell(plan: Plan, reason: str, version: str, today: date) -> None:
    """Add the rows of ``changes``: one for each record that is added to or changed."""
    sheet = plan.book[CHANGES]
    for number, (record, (table, change)) in enumerate(told(plan).items(), 1):
        cells = {"change_id": f"{version}-{number}", "version": version, "date": today.isoformat()}
        words = {"table": table, "record": record, "change": change, "reason": reason}
        sheet.add({**cells, **words})


def told(plan: Plan) -> dict[str, tuple[str, str]]:
    """By record that something happens to: the table, and what happens in a sentence."""
    counted: dict[str, tuple[str, int]] = {}
    for table, key in plan.added:
        if table not in ("claim_speakers", "speakers", "sources"):
            record = about(plan, table, key)
            counted[record] = (record.partition("/")[0], counted.get(record, ("", 0))[1] + 1)
    found = {
        record: (table, say("change_added", record=title(plan, record), count=count))
        for record, (table, count) in counted.items()
    }
    for table, key in dict.fromkeys(plan.changed):
        kind = "change_reach" if table == COVERAGE else "change_changed"
        change = say(kind, record=title(plan, f"{table}/{key}"))
        found.setdefault(f"{table}/{key}", (table, change))
    return found


def about(plan: Plan, table: str, key: str) -> str:
    """The record to which a new row belongs: what a statement speaks of, else the row itself."""
    declared, row = plan.book.package.tables[table], plan.book[table].find(key) or {}
    others = ("sources", "speakers", "parties", "tracks", "outcomes", "scopes")
    owners = [(column, other) for column, other, _ in declared.references if other not in others]
    if declared.date_field:
        return f"{table}/{key}"
    return next((f"{o}/{row[c]}" for c, o in owners if row.get(c)), f"{table}/{key}")


def title(plan: Plan, record: str) -> str:
    """The title of a record, or its name where it has none."""
    table, row = record.partition("/")[0], plan.book.find(record) or {}
    return row.get(plan.book.package.tables[table].title_field, "") or record


def cited(words: str, package: Mapping[str, str]) -> str:
    """CITATION.cff with version and day of its data set; unchanged where it cites another one.

    ``package`` has title, version and created (an ISO day).
    """
    head, mark, tail = words.partition("preferred-citation:")
    if f"title: {package['title']}" not in tail:
        return words
    year, day = package["created"][:4], f'"{package["created"][:10]}"'
    for name, value in (("version", package["version"]), ("date-released", day), ("year", year)):
        tail = re.sub(rf"^(\s+{name}:).*$", rf"\g<1> {value}", tail, count=1, flags=re.MULTILINE)
    return head + mark + tail
