"""Files that leave Parley: safe in a spreadsheet, the same in pandas and DuckDB."""

import csv
import io
import json

import duckdb
import numpy as np
import pandas as pd
import pytest

from lib import export
from lib.charts import registry
from tests.conftest import table


def read(content: bytes) -> list[list[str]]:
    """The cells of a CSV file."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(cell):
    assert read(export.csv(pd.DataFrame({"note": [cell]})))[1] == [f"'{cell}"]


def test_numbers_and_dates_are_untouched():
    rows = pd.DataFrame({"residual": [-3.0], "day": pd.to_datetime(["2025-06-02"])})
    assert read(export.csv(rows))[1] == ["-3", "2025-06-02"]


def test_whole_numbers_have_no_point_and_open_ends_are_empty():
    rows = pd.DataFrame({"value": [1.0, np.nan], "upper": [np.inf, 2.0], "share": [0.25, 1.0]})
    assert read(export.csv(rows))[1:] == [["1", "", "0.25"], ["", "2", "1.0"]]


def test_lines_end_as_rfc_4180_says_and_cells_are_quoted():
    content = export.csv(pd.DataFrame({"a": ['x"y', "1,2"]}))
    assert content.decode("utf-8-sig") == 'a\r\n"x""y"\r\n"1,2"\r\n'


def test_letters_survive_in_pandas_and_duckdb(dataset, view, tmp_path):
    path = tmp_path / "rounds.csv"
    path.write_bytes(export.csv(export.table_rows(dataset, view, "rounds")))
    by_pandas = pd.read_csv(path)
    by_duckdb = duckdb.sql(f"select * from read_csv('{path}')").df()
    assert list(by_pandas.columns) == list(by_duckdb.columns)
    assert by_pandas.columns[0] == "round_id"
    for found in (by_pandas, by_duckdb):
        assert "Çırağan Palace" in set(found["venue"])
        assert len(found) == len(dataset["rounds"])


def test_a_table_has_its_columns_and_the_source_links(dataset, view):
    rows = export.table_rows(dataset, view, "transfers")
    declared = list(dataset.package.tables["transfers"].field)
    assert list(rows.columns) == [*declared, export.LINKS]
    assert (rows[export.LINKS].str.startswith("http")).mean() > 0.99


def test_the_period_chooses_the_rows_of_a_table(dataset, look_at):
    rows = export.table_rows(dataset, look_at(from_="2025-06-01", to="2025-06-30"), "transfers")
    assert rows["date"].between("2025-06-01", "2025-06-30").all()
    assert len(rows) > 5


def test_claims_obey_the_speaker_and_the_confidence(dataset, look_at):
    everybody = export.table_rows(dataset, look_at(), "claims")
    one_side = export.table_rows(dataset, look_at(figures="russia", confidence="high"), "claims")
    assert set(one_side["confidence"]) == {"high"}
    assert len(one_side) < len(everybody)


def test_every_chart_has_its_source_links(dataset, view):
    every = {name: export.chart_rows(dataset, view, chart)
             for name, chart in registry.charts(dataset).items()}  # fmt: skip
    filled = {name: rows[export.LINKS] for name, rows in every.items() if len(rows)}
    assert filled
    assert [name for name, links in filled.items() if not (links != "").any()] == []
    assert [name for name, rows in every.items() if export.LINKS not in rows] == []


def test_json_has_the_same_rows_with_null_for_missing():
    rows = pd.DataFrame(
        {
            "value": [1.0, np.nan, np.inf],
            "day": pd.to_datetime(["2025-06-02", None, None]),
            "text": ["=1", "", "a"],
        }
    )
    assert json.loads(export.json_text(rows)) == [
        {"value": 1, "day": "2025-06-02", "text": "=1"}, {"value": None, "day": None, "text": ""}, {"value": None, "day": None, "text": "a"},
    ]  # fmt: skip


def test_a_file_name_tells_what_and_when(dataset, look_at):
    name = export.file_name(dataset, look_at(from_="2025-06-01", to="2025-06-30"), "claims", "csv")
    assert name == "russia-ukraine_claims_2025-06-01_2025-06-30.csv"


def test_writing_leaves_the_rows_alone():
    rows = table("transfers", transfer_id=["a"], date=["2025-06-02"], title=["=x"])
    before = rows.copy(deep=True)
    export.csv(rows)
    pd.testing.assert_frame_equal(rows, before)


def test_no_cell_of_a_chart_is_longer_than_a_spreadsheet_holds(dataset, view):
    every = [export.chart_rows(dataset, view, chart) for chart in registry.charts(dataset).values()]
    longest = max(len(cell) for rows in every for cell in rows[export.LINKS])
    assert 0 < longest <= export.CELL


def test_links_are_cut_between_addresses_and_the_cut_is_said():
    every = [f"https://example.org/{number:06}" for number in range(2000)]
    cell = export.joined_links(pd.Series(every))
    *kept, last = cell.split(" ")
    assert last == "…"
    assert kept == every[: len(kept)]
    assert export.CELL - len(every[0]) - 2 < len(cell) <= export.CELL
    assert export.joined_links(pd.Series(every[:9] * 2)) == " ".join(every[:9])
