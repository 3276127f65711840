"""Synthetic packages: the fictional example with many transfers more, and claims on each.

Nothing in them happened. ``python -m bench.synthetic FOLDER COUNT`` writes one.
"""

import csv
import shutil
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from bench.process import ROOT

EXAMPLE: Final = ROOT / "data" / "example-fictional-valleys"
PREFIX: Final = "fictional-"
FIRST: Final = date(2021, 3, 10)
DAYS: Final = 440
PLACES: Final = 60
#: Kind of transfer, its title, the measure, the category and the unit of its claims.
KINDS: Final = (
    ("evacuation", "Evacuation of wounded", "persons_evacuated", "wounded", "persons"),
    ("convoy", "Aid convoy", "convoys", "aid", "convoys"),
)
#: The sides, and the shares of transfers that one or two of them speak of.
SIDES: Final = ("vashoria", "merendal", "tesfara")
SPOKEN: Final = 0.9
BOTH: Final = 0.5
Row = dict[str, object]


def speakers() -> dict[str, str]:
    """By side, a speaker of the example who speaks for it."""
    with (EXAMPLE / f"{PREFIX}speakers.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["party_id"]: row["speaker_id"] for row in csv.DictReader(file)}


def source() -> str:
    """A source of the example."""
    with (EXAMPLE / f"{PREFIX}sources.csv").open(encoding="utf-8-sig", newline="") as file:
        return next(csv.DictReader(file))["source_id"]


def transfer(number: int, random: Random) -> tuple[Row, tuple[str, ...]]:
    """A transfer, and its kind with what its claims say."""
    kind = random.choice(KINDS)
    day = FIRST + timedelta(days=random.randrange(DAYS))
    row: Row = {
        "transfer_id": f"s{number}",
        "title": f"{kind[1]} {number} (synthetic)",
        "date": day,
        "date_edtf": day,
        "date_precision": 1,
        "kind": kind[0],
        "place": f"Place {random.randrange(PLACES)}",
        "is_counted": "true",
    }
    return row, kind


def claims(row: Row, kind: tuple[str, ...], random: Random) -> Iterator[Row]:
    """What the receiver says of a transfer, and often what another side says of it."""
    to, other = random.sample(SIDES, 2)
    value = random.randrange(1, 90) if kind[0] == "evacuation" else 1
    if random.random() > SPOKEN:
        return
    for place, side in enumerate((to, other)[: 1 + (random.random() < BOTH)]):
        yield {
            "claim_id": f"{row['transfer_id']}.{place}",
            "transfer_id": row["transfer_id"],
            "measure": kind[2],
            "person_category": kind[3],
            "to_party": to,
            "value": value + place * random.randrange(3),
            "unit": kind[4],
            "qualifier": "exactly",
            "confidence": random.choice(("high", "medium", "low")),
            "stated_date": row["date"],
            "party_id": side,
        }


def write(folder: Path, count: int) -> Path:
    """Write a package with ``count`` transfers more than the example; returns its folder."""
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    names = ("transfers", "claims", "claim_speakers")
    files = [(folder / f"{PREFIX}{name}.csv") for name in names]
    heads = [path.read_text("utf-8-sig").split("\n", 1)[0].strip().split(",") for path in files]
    random, spoken, origin = Random(count), speakers(), source()
    opened = [path.open("a", encoding="utf-8", newline="") for path in files]
    tables = [
        csv.DictWriter(file, head, restval="", extrasaction="ignore", lineterminator="\n")
        for file, head in zip(opened, heads, strict=True)
    ]
    for number in range(count):
        row, kind = transfer(number, random)
        tables[0].writerow(row)
        for claim in claims(row, kind, random):
            tables[1].writerow({**claim, "source_id": origin})
            tables[2].writerow({**claim, "speaker_id": spoken[str(claim["party_id"])]})
    for file in opened:
        file.close()
    return folder


def rows(folder: Path) -> int:
    """The number of rows of all tables of a package, their headings left out."""
    counted = 0
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            counted += sum(1 for _ in csv.reader(file)) - 1
    return counted


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), int(sys.argv[2])))
