"""What a package must have is what the code reads; what it may lack breaks nothing."""

import csv
import io
import json
import warnings
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from starlette.applications import Starlette

from lib import catalog, export, validation
from lib.api import routes
from lib.data.required import REQUIRED, columns, is_optional, optional_columns
from lib.model import figures
from lib.model.dataset import Dataset, read_dataset
from lib.params import View
from tests.conftest import DATA, REAL
from tests.validation import tiny

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

EXAMPLE = DATA / "example-fictional-valleys"
LACKING = [(table, column) for table in REQUIRED for column in optional_columns(table)]


def without_columns(content: bytes, names: set[str]) -> bytes:
    """The CSV file without some of its columns."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
    kept = [place for place, name in enumerate(rows[0]) if name not in names]
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([row[place] for place in kept] for row in rows)
    return text.getvalue().encode()


def bare(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The package without every table and column that is optional."""
    raw, found = json.loads(files["datapackage.json"]), dict(files)
    raw["resources"] = [
        one
        for one in raw["resources"]
        if one["name"] not in REQUIRED or not is_optional(one["name"])
    ]
    for one in raw["resources"]:
        names = set(optional_columns(one["name"]))
        fields = one["schema"]["fields"]
        one["schema"]["fields"] = [field for field in fields if field["name"] not in names]
        found[one["path"]] = without_columns(found[one["path"]], names)
    return found | {"datapackage.json": json.dumps(raw).encode()}


@pytest.fixture(scope="module")
def bare_talks() -> Dataset:
    """The shipped negotiation without whatever is optional."""
    return read_dataset(bare(validation.folder_files(REAL)))


@pytest.mark.parametrize("folder", [REAL, EXAMPLE])
def test_a_package_without_what_is_optional_is_valid(folder: Path) -> None:
    assert validation.problems(bare(validation.folder_files(folder))) == []


@pytest.mark.parametrize(("table", "column"), LACKING)
def test_a_missing_optional_column_is_read_as_empty(
    bare_talks: Dataset, dataset: Dataset, table: str, column: str
) -> None:
    cells = bare_talks[table][column]
    assert cells.dtype.kind == dataset[table][column].dtype.kind
    assert (cells.isna() | (cells == "")).all()


@pytest.mark.parametrize("table", [name for name in REQUIRED if is_optional(name)])
def test_a_missing_optional_table_has_its_columns_and_no_rows(
    bare_talks: Dataset, table: str
) -> None:
    rows = bare_talks[table]
    assert rows.empty
    assert list(rows) == list(columns(table))


def test_no_figure_hangs_on_what_is_optional(bare_talks: Dataset, dataset: Dataset) -> None:
    own, full = (figures.figures(one, "headline", "all") for one in (bare_talks, dataset))
    # the name of a speaker in a sentence is an optional column of its own
    pd.testing.assert_frame_equal(own.drop(columns="speaker"), full.drop(columns="speaker"))


@pytest.mark.parametrize("table", [name for name in REQUIRED if not is_optional(name)])
def test_a_table_leaves_with_the_columns_that_it_declares(bare_talks: Dataset, table: str) -> None:
    view = View(bare_talks.package.name, bare_talks.span, bare_talks.span)
    rows = export.table_rows(bare_talks, view, table)
    declared = list(bare_talks.package.tables[table].field)
    assert [name for name in rows if name != export.LINKS] == declared


@pytest.fixture(scope="module")
def bare_catalog(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Callable[[], object]]:
    """The example in its barest form as a folder, and what is served with it, read once."""
    folder = tmp_path_factory.mktemp("bare")
    files = bare(validation.folder_files(EXAMPLE))
    raw = json.loads(files["datapackage.json"]) | {"name": "bare"}
    for name, content in (files | {"datapackage.json": json.dumps(raw).encode()}).items():
        (folder / name).write_bytes(content)
    return folder, cache(catalog.held.__wrapped__)


@pytest.fixture
def bare_client(
    bare_catalog: tuple[Path, Callable[[], object]], monkeypatch: pytest.MonkeyPatch
) -> TestClient:
    """A client of the server with the example in its barest form as a negotiation of one's own."""
    folder, held = bare_catalog
    monkeypatch.setenv(catalog.VARIABLE, str(folder))
    monkeypatch.setattr(catalog, "held", held)
    app = Starlette(routes=routes.routes(), middleware=routes.middleware())
    return TestClient(app, "http://testserver", follow_redirects=False)


@pytest.mark.parametrize(
    "path",
    [
        *("/api/speakers.csv", "/api/events.json", "/api/package.zip", "/api/datapackage.json"),
        *("/api/charts/process.csv", "/api/charts/ledger.csv"),
    ],
)
def test_a_bare_package_is_served(bare_client: TestClient, path: str) -> None:
    answer = bare_client.get(f"{path}?talks=bare")
    assert answer.status_code == 200, answer.text[:200]
    assert answer.content


def extended(folder: Path) -> dict[str, bytes]:
    """The package with a column and a table of its own."""
    files = validation.folder_files(folder)
    raw = json.loads(files["datapackage.json"])
    speakers = tiny.table_of(raw, "speakers")
    speakers["schema"]["fields"].append({"name": "own_column", "type": "string"})
    path = speakers["path"]
    lines = files[path].decode("utf-8").splitlines()
    grown = [f"{lines[0]},own_column", *(f"{line}," for line in lines[1:])]
    own = {"name": "own", "path": "own.csv"}
    own["schema"] = {"fields": [{"name": "own_id", "type": "string"}], "primaryKey": ["own_id"]}
    raw["resources"].append(own)
    return {
        **files, path: ("\n".join(grown) + "\n").encode(), "own.csv": b"own_id\na\n",
        "datapackage.json": json.dumps(raw).encode(),
    }  # fmt: skip


def test_a_column_and_a_table_of_one_package_break_no_other() -> None:
    files = extended(REAL)
    assert validation.problems(files) == []
    assert {"own_column"} <= set(read_dataset(files)["speakers"])
    for folder in (DATA / "template", EXAMPLE):
        assert validation.problems(validation.folder_files(folder)) == [], folder.name


def test_what_is_optional_is_named_with_its_type() -> None:
    assert LACKING
    for table, column in LACKING:
        assert column in columns(table)
        assert column not in REQUIRED[table]["required"]
        assert column not in REQUIRED[table]["key"]
