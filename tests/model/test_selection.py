"""Which rows a view covers: by their date, or by what they refer to, also in a new table."""

import io
import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from lib import export, validation
from lib.api import package
from lib.content import tables
from lib.model import selection
from lib.model.dataset import Dataset, read_dataset
from lib.params import View
from lib.period import Period
from lib.snapshot import Edition
from lib.snapshot import files as paths
from lib.snapshot.data_page import table_page

EXAMPLE = Path(__file__).parents[2] / "data" / "example-fictional-valleys"
SPRING = Period(date(2021, 3, 1), date(2021, 5, 31))
#: The rounds of the example in spring 2021, and one after it.
IN, OUT = ("2021-03-09-brenhagen", "2021-04-technical"), "2021-06-14-brenhagen"
VISITS = f"visit_id,round_id\na,{IN[0]}\nb,{OUT}\nc,\n"
GUESTS = "guest_id,visit_id\nx,a\ny,b\nz,c\n"


def field(name: str) -> dict[str, object]:
    return {"name": name, "type": "string", "title": name, "description": "Fictional."}


def resource(name: str, key: str, column: str, other: str) -> dict[str, object]:
    """The declaration of a table with a foreign key."""
    reference = {"resource": other, "fields": [column]}
    return {
        "name": name, "path": f"fictional-{name}.csv", "title": f"{name} (fictional)",
        "description": "Fictional.", "type": "table", "format": "csv", "titleField": key,
        "schema": {
            "fields": [{**field(key), "constraints": {"required": True, "unique": True}}, field(column)],
            "primaryKey": [key], "missingValues": [""],
            "foreignKeys": [{"fields": [column], "reference": reference}],
        },
    }  # fmt: skip


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The example with a table of visits at its rounds, and one of the guests of each visit."""
    found = {path.name: path.read_bytes() for path in EXAMPLE.iterdir()}
    raw = json.loads(found["datapackage.json"])
    raw["resources"] += [
        resource("guests", "guest_id", "visit_id", "visits"),
        resource("visits", "visit_id", "round_id", "rounds"),
    ]
    own = {"fictional-visits.csv": VISITS.encode(), "fictional-guests.csv": GUESTS.encode()}
    return {**found, **own, "datapackage.json": json.dumps(raw).encode()}


@pytest.fixture(scope="module")
def dataset(files: dict[str, bytes]) -> Dataset:
    return read_dataset(files)


@pytest.fixture(scope="module")
def spring(dataset: Dataset) -> View:
    return View(dataset.package.name, SPRING, dataset.span)


def test_the_copy_is_valid(files: dict[str, bytes]) -> None:
    assert [str(one) for one in validation.problems(files)] == []


@pytest.mark.parametrize(("table", "keys"), [("visits", ["a", "c"]), ("guests", ["x", "z"])])
def test_a_new_table_follows_the_period_by_its_foreign_key(dataset, spring, table, keys) -> None:
    key = dataset.package.tables[table].key[0]
    csv = export.csv(export.table_rows(dataset, spring, table))
    assert list(pd.read_csv(io.BytesIO(csv))[key]) == keys
    assert list(tables.declared(dataset, spring, table).columns[0].cells) == keys
    packed = package.members(dataset, spring, "", date(2026, 11, 27))
    assert list(pd.read_csv(io.BytesIO(packed[f"fictional-{table}.csv"]))[key]) == keys
    page = table_page(Edition(dataset, spring, date(2026, 11, 27)), table).decode()
    shown = [one for one in "abcxyz" if f'id="{paths.anchor(one)}"' in page]
    assert shown == keys


def test_without_a_period_every_row_is_there(dataset: Dataset) -> None:
    whole = View(dataset.package.name, dataset.span, dataset.span)
    assert list(selection.selected(dataset, whole, "visits")["visit_id"]) == ["a", "b", "c"]


@pytest.mark.parametrize("table", ["delegations", "positions"])
def test_what_belongs_to_a_round_is_cut_with_it(dataset, spring, table) -> None:
    rows = selection.selected(dataset, spring, table)
    assert set(rows["round_id"]) <= set(IN)
    assert 0 < len(rows) < len(dataset[table])


def test_a_tie_is_covered_by_its_delivery_or_by_its_commitment(dataset, spring) -> None:
    rows = selection.selected(dataset, spring, "fulfilments")
    ends = [("transfer_id", "transfers", "date"), ("commitment_id", "commitments", "agreed_date")]
    inside = pd.Series(False, dataset["fulfilments"].index)
    for column, table, day in ends:
        owners = dataset[table][SPRING.covers(dataset[table][day])]
        inside |= dataset["fulfilments"][column].isin(set(owners[column]))
    assert list(rows.index) == list(dataset["fulfilments"].index[inside])
    assert 0 < len(rows) < len(dataset["fulfilments"])


def test_what_refers_to_nothing_dated_stays_whole(dataset, spring) -> None:
    assert len(selection.selected(dataset, spring, "parties")) == len(dataset["parties"])
    assert not {"parties", "speakers", "sources", "tracks"} & set(selection.owners(dataset))


def test_tables_that_refer_to_each_other_do_not_wait_for_each_other(files) -> None:
    raw = json.loads(files["datapackage.json"])
    visits = next(one for one in raw["resources"] if one["name"] == "visits")
    visits["schema"]["fields"].append(field("guest_id"))
    back = {"fields": ["guest_id"], "reference": {"resource": "guests", "fields": ["guest_id"]}}
    visits["schema"]["foreignKeys"].append(back)
    own = {"fictional-visits.csv": f"visit_id,round_id,guest_id\na,{IN[0]},x\nb,{OUT},\n".encode()}
    guests = {"fictional-guests.csv": b"guest_id,visit_id\nx,a\ny,b\n"}
    dataset = read_dataset({**files, **own, **guests, "datapackage.json": json.dumps(raw).encode()})
    view = View(dataset.package.name, SPRING, dataset.span)
    assert list(selection.selected(dataset, view, "visits")["visit_id"]) == ["a"]
    assert list(selection.selected(dataset, view, "guests")["guest_id"]) == ["x"]
