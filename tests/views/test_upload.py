"""A dropped zip is checked once, apart, and all readers together hold no more than is allowed."""

import gc
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.validation.process import Bounds
from lib.views import upload, url_state
from tests.validation import tiny

FRAME = Path(__file__).parents[2] / "pages" / "frame.py"
EXAMPLE = Path(__file__).parents[2] / "data" / "example-fictional-valleys"
FILES = {path.name: path.read_bytes() for path in EXAMPLE.iterdir()}
SIZE = sum(map(len, FILES.values()))


@pytest.fixture
def checked(monkeypatch) -> list[bytes]:
    """The zips that were checked, none of which has a problem."""
    seen: list[bytes] = []

    class Recorded:
        def problems(self, packed: bytes) -> list[object]:
            seen.append(packed)
            return []

    monkeypatch.setattr(upload, "checks", Recorded)
    monkeypatch.setattr(upload, "loaded", lambda: upload.Loaded(SIZE))
    return seen


def data_page() -> AppTest:
    """The data page after its first run."""
    app = AppTest.from_file(FRAME, default_timeout=60)
    app.switch_page("data.py")
    return app.run()


def dropped(app: AppTest, packed: bytes) -> AppTest:
    """The page after a zip was dropped on it."""
    return app.file_uploader(key="upload").set_value(("own.zip", packed, "application/zip")).run()


def test_a_zip_is_checked_once_and_not_at_every_change(checked):
    app = dropped(data_page(), tiny.zipped(FILES))
    assert len(app.success) == 1
    app.selectbox(key="data_table").set_value("claims").run()
    app.selectbox(key="data_table").set_value("rounds").run()
    assert len(app.success) == 1
    assert len(checked) == 1
    assert app.session_state[url_state.OWN_KEY].package.name == "example-fictional-valleys"


def test_uploads_can_be_turned_off(monkeypatch):
    monkeypatch.setenv("PARLEY_UPLOADS", "off")
    assert len(data_page().file_uploader) == 0


def test_the_settings_bound_the_check_and_are_said(monkeypatch):
    for name, size in {"UPLOAD_MB": 30, "UNPACKED_MB": 150, "CHECK_SECONDS": 7}.items():
        monkeypatch.setenv(f"PARLEY_{name}", str(size))
    assert upload.bounds() == Bounds(7, 2_000, 30, 150)
    said = " ".join(one.value for one in data_page().markdown)
    assert "up to 30 MB, 150 MB unpacked" in said


def test_all_readers_together_hold_so_much_and_no_more():
    store = upload.Loaded(2 * SIZE)
    held = [store.read(FILES), store.read(FILES)]
    assert None not in held
    assert store.read(FILES) is None
    del held[0]
    gc.collect()
    assert store.read(FILES) is not None


def test_a_reader_is_told_when_there_is_no_room(checked, monkeypatch):
    monkeypatch.setattr(upload, "loaded", lambda: upload.Loaded(SIZE - 1))
    app = dropped(data_page(), tiny.zipped(FILES))
    assert len(app.error) == 1
    assert "as many negotiations of readers as it can" in app.code[-1].value
    assert url_state.OWN_KEY not in app.session_state


def test_an_own_negotiation_that_is_gone_is_said_at_once():
    app = AppTest.from_file(FRAME, default_timeout=60)
    app.query_params["talks"] = url_state.OWN
    said = [one.value for one in app.run().warning]
    assert len(said) == 1
    assert "drop its zip on the Data page again" in said[0]
