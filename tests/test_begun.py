"""A negotiation that somebody has only begun to write down answers every question without a fault."""

from pathlib import Path

import pytest

from lib import derived_tables, export, params
from lib.charts import registry, spec
from lib.content.record import record
from lib.model.dataset import Dataset, read_dataset

TEMPLATE = Path(__file__).parents[1] / "data" / "template"
#: The first rows that somebody writes, in the order of the package's README.
TRACK = 'harbour,Harbour talks,1,"Rounds in the harbour hall."\n'
ROUND = (
    '2025-06-02-harbour,harbour,1,true,round,"Harbour, 2 June 2025",2025-06-02,2025-06-02,'
    "2025-06-02,1,true,,,,,,,,,The sides met for a day.,high,,,\n"
)


@pytest.fixture
def begun() -> Dataset:
    """The empty package with one track and one round."""
    files = {path.name: path.read_bytes() for path in TEMPLATE.iterdir()}
    files["tracks.csv"] += TRACK.encode()
    files["rounds.csv"] += ROUND.encode()
    return read_dataset(files)


def test_every_table_chart_and_record_of_it_is_there(begun):
    view, _ = params.parse({}, begun.limits)
    rows = {name: len(export.table_rows(begun, view, name)) for name in derived_tables.every(begun)}
    assert (rows["rounds"], rows["rounds-summary"], rows["commitments-summary"]) == (1, 1, 0)
    assert spec.chart_spec(begun, view, "ledger")["heading"]
    assert all(spec.chart_spec(begun, view, name)["heading"] for name in registry.charts(begun))
    assert record(begun, view, "rounds/2025-06-02-harbour")
