"""The command ``python -m lib.archive PACKAGE``: archived copies of sources, and dead links.

The only part that uses the network, and a maintainer's alone. It asks the Wayback Machine's
availability interface for a copy of each source that has none, tries each address, and writes
``archived_url``, ``archived_on``, ``checked_on`` and ``status`` of ``sources``.
"""

import json
import sys
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from lib import i18n, validation
from lib.add import write
from lib.add.sheets import Book, Cells

AVAILABLE: Final = "https://archive.org/wayback/available"
AGENT: Final = {"User-Agent": "Parley archive check"}
SECONDS: Final = 20
COLUMNS: Final = ("archived_url", "archived_on", "checked_on", "status")
GONE: Final = (404, 410)


@dataclass(frozen=True)
class Reply:
    """What came back: the status, 0 where nothing did, the address in the end, and the body."""

    status: int
    url: str
    body: bytes = b""


#: Gives the reply of an address.
Client = Callable[[str], Reply]


def fetch(url: str) -> Reply:
    """The reply of an address over the network; at most a million bytes of it."""
    request = urllib.request.Request(url, headers=AGENT)
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as reply:
            return Reply(reply.status, reply.url, reply.read(1_000_000))
    except urllib.error.HTTPError as fault:
        return Reply(fault.code, url)
    except (OSError, ValueError):
        return Reply(0, url)


def copy_of(url: str, client: Client) -> Cells:
    """The closest archived copy of an address with its day; {} where there is none known."""
    reply = client(f"{AVAILABLE}?{urlencode({'url': url})}")
    try:
        found = json.loads(reply.body)["archived_snapshots"]["closest"]
        day = datetime.strptime(found["timestamp"][:8], "%Y%m%d").date()
        address = str(found["url"])
    except (ValueError, KeyError, TypeError):
        return {}
    if not found.get("available") or not address.startswith(("http://", "https://")):
        return {}
    secure = f"https://{address.partition('://')[2]}"
    return {"archived_url": secure, "archived_on": day.isoformat()}


def state_of(url: str, client: Client) -> str:
    """``found``, ``moved`` or ``gone``; "" where the site gives no clear answer."""
    reply = client(url)
    if reply.status in GONE:
        return "gone"
    if not 200 <= reply.status < 300:
        return ""
    same = reply.url.rstrip("/").partition("://")[2] == url.rstrip("/").partition("://")[2]
    return "found" if same else "moved"


def checked(row: Cells, client: Client, today: date) -> Cells:
    """The cells of a source that are to be written after its address was tried."""
    url = row["url"]
    found = {} if row["archived_url"] else copy_of(url, client)
    state = state_of(url, client)
    return {**found, **({"status": state, "checked_on": today.isoformat()} if state else {})}


def main(words: Sequence[str], client: Client = fetch, today: date | None = None) -> int:
    """The exit status: 0 done, 1 a package without the columns or not valid, 2 misused."""
    if len(words) != 1 or not Path(words[0]).is_dir():
        print(i18n.words("add")["archive_usage"], file=sys.stderr)
        return 2
    package, day = Path(words[0]).resolve(), today or datetime.now(UTC).date()
    book = Book(validation.folder_files(package))
    sheet = book["sources"]
    if missing := [name for name in COLUMNS if name not in sheet.columns]:
        print(said("archive_columns", columns=", ".join(missing)), file=sys.stderr)
        return 1
    for row in [one for one in sheet.rows if one["url"].startswith(("http://", "https://"))]:
        sheet.change(row, checked(row, client, day))
    if problems := validation.problems(book.files):
        print("\n".join(map(str, problems)), file=sys.stderr)
        return 1
    write.write(package, {sheet.table.path: sheet.content})
    print(report(sheet.rows))
    return 0


def said(key: str, **values: object) -> str:
    """The sentence of the command for a key."""
    return str(i18n.words("add")[key]).format(**values)


def report(rows: Sequence[Cells]) -> str:
    """How many sources have a copy, and each address that is gone with its copy, if any."""
    states = Counter(row["status"] for row in rows)
    copies = sum(bool(row["archived_url"]) for row in rows)
    head = said("archive_report", sources=len(rows), copies=copies, found=states["found"],
                moved=states["moved"], gone=states["gone"])  # fmt: skip
    lost = [f"{row['url']} → {row['archived_url'] or said('none')}" for row in rows
            if row["status"] == "gone"]  # fmt: skip
    return "\n".join([head, *lost])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
