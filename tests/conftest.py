"""What tests share: the real negotiation, its default view, and small tables typed by its schema."""

import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, sync_playwright

from lib import catalog, params
from lib.data import schema, tables
from lib.model.dataset import Dataset
from lib.params import View
from tests.chromium import EXECUTABLE, FLAGS

DATA = Path(__file__).parent.parent / "data"
REAL = DATA / "russia-ukraine"


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The real negotiation, the one that the app serves: what is worked out of it serves all tests."""
    return catalog.catalog()[REAL.name]


@pytest.fixture(scope="session")
def view(dataset: Dataset) -> View:
    """The view that an address without words means."""
    return params.parse({}, dataset.limits)[0]


@pytest.fixture
def look_at(dataset: Dataset) -> Callable[..., View]:
    """A function from words to the view that they say, none of them objected to."""

    def judged(**words: str) -> View:
        said = {word.rstrip("_"): value for word, value in words.items()}
        found, objections = params.parse(said, dataset.limits)
        assert not objections
        return found

    return judged


def table(name: str, /, **columns: list[object]) -> pd.DataFrame:
    """A few rows of a table, typed by the real declaration; columns not given are empty."""
    declared = schema.read_package((REAL / "datapackage.json").read_bytes()).tables[name]
    unknown = set(columns) - set(declared.field)
    assert not unknown, f"no such columns in {name}: {unknown}"
    length = max(len(values) for values in columns.values())
    cells = {field.name: columns.get(field.name, [""] * length) for field in declared.fields}
    text = pd.DataFrame({key: [str(value) for value in values] for key, values in cells.items()})
    return pd.DataFrame({key: tables.typed(text[key], declared.field[key]) for key in cells})


@pytest.fixture(scope="session", autouse=True)
def components_sought_once() -> Iterator[None]:
    """Each of Streamlit's test apps reads what all installed packages say of themselves; here one."""
    with pytest.MonkeyPatch.context() as patch:
        if "streamlit" in sys.modules:
            from streamlit.components.v2 import manifest_scanner

            sought = cache(manifest_scanner.scan_component_manifests)
            patch.setattr(manifest_scanner, "scan_component_manifests", sought)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for all tests: Playwright runs once in a process."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=EXECUTABLE, args=FLAGS)
        yield started
        started.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what needs a browser last: Playwright's event loop goes on in the process once begun."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
