"""A reader's own negotiation stays in that reader's session, and goes with it."""

import gc
from collections.abc import Iterable
from pathlib import Path
from weakref import ref

from streamlit.testing.v1 import AppTest

from lib import params
from lib.model.dataset import Dataset, read_dataset
from lib.sitemap import HOME, PAGES
from lib.views import markup, url_state

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "data" / "example-fictional-valleys"


def own_talks() -> Dataset:
    """A negotiation as an upload reads it."""
    return read_dataset({path.name: path.read_bytes() for path in EXAMPLE.iterdir()})


def read_by_a_reader(dataset: Dataset, places: Iterable[tuple[str, str]]) -> None:
    """Open pages, each with a record or none, in one session that has loaded a negotiation."""
    app = AppTest.from_file(ROOT / "pages" / "frame.py", default_timeout=60)
    app.session_state[url_state.OWN_KEY] = dataset
    app.run()
    for page, record in places:
        app.switch_page(f"{page}.py")
        app.query_params.update({"talks": url_state.OWN, "record": record})
        app.run()
        assert not app.exception
        title = markup.plain(dataset.package.title)
        assert [title in one.value for one in app.warning] == [True], (page, record)


def test_every_page_lets_go_of_a_negotiation_whose_session_is_over():
    dataset = own_talks()
    read_by_a_reader(dataset, [(page, "") for page in PAGES])
    left = ref(dataset)
    del dataset
    gc.collect()
    assert left() is None


def test_open_records_let_go_of_it_too():
    dataset = own_talks()
    of_tables = [
        {one for one in dataset.records if one.startswith(f"{table}/")}
        for table in params.RECORD_TABLES
    ]
    read_by_a_reader(dataset, [(HOME, min(records)) for records in of_tables if records])
    left = ref(dataset)
    del dataset
    gc.collect()
    assert left() is None
