"""One snapshot of the fictional example, made once for all tests."""

from datetime import date
from pathlib import Path

import pytest

from lib import catalog, params
from lib.model.dataset import Dataset
from lib.snapshot import Edition, snapshot_files, write

TAKEN = date(2026, 11, 22)


@pytest.fixture(scope="session")
def fiction() -> Dataset:
    """The fictional example: three sides, names in another script, dates by the month."""
    return catalog.catalog()["example-fictional-valleys"]


@pytest.fixture(scope="session")
def edition(fiction: Dataset) -> Edition:
    """Everything in the example, taken on a day of the test's own."""
    return Edition(fiction, params.parse({}, fiction.limits)[0], TAKEN)


@pytest.fixture(scope="session")
def made(edition: Edition) -> dict[str, bytes]:
    """Every file of the snapshot by path."""
    return snapshot_files(edition)


@pytest.fixture(scope="session")
def folder(made: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The snapshot on the disk."""
    place = tmp_path_factory.mktemp("snapshot")
    write(place, made)
    return place
