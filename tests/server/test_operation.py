"""A replica in operation: new data without a restart, states, lines a request, and the stop."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from lib import catalog
from tests.browser.conftest import ROOT, free_port, wait_for
from tests.conftest import DATA
from tests.server.conftest import Started, until
from tests.server.test_running import ended, opened, rerun

EXAMPLE = DATA / "example-fictional-valleys"
DRAIN, STOP = 4, 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the example that stands in its place."""
    return shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("data") / EXAMPLE.name)


@contextmanager
def served(folder, place) -> Iterator[Started]:
    """A server of that copy, as a supervisor starts it: without a terminal."""
    port, metrics = free_port(), free_port()
    said = {
        "PARLEY_DATA": str(folder),
        "PARLEY_DRAIN_SECONDS": str(DRAIN),
        "PARLEY_STOP_SECONDS": str(STOP),
        "PARLEY_ACCESS_LOG": "on",
        "PARLEY_REPLICA": "one",
        "PARLEY_WATCH_SECONDS": "1",
        "PARLEY_METRICS_PORT": str(metrics),
    }
    with place.open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "lib.serve", "--port", str(port)], stdin=subprocess.DEVNULL,
            cwd=ROOT, stdout=log, stderr=log, env={"PATH": "/usr/bin:/bin", "HOME": "/tmp", **said},
        )  # fmt: skip
    try:
        wait_for(f"http://127.0.0.1:{port}/health/ready", process)
        yield Started(port, process, place, metrics)
    finally:
        process.kill()
        process.wait(timeout=20)


@pytest.fixture(scope="module")
def operated(tmp_path_factory, folder) -> Iterator[Started]:
    """A server whose data change."""
    with served(folder, tmp_path_factory.mktemp("operated") / "log") as started:
        yield started


@pytest.fixture
def stopped(tmp_path) -> Iterator[Started]:
    """A server to be stopped."""
    with served(EXAMPLE, tmp_path / "log") as started:
        yield started


def version(server: Started) -> str:
    """The version of the example that is served."""
    return httpx.get(f"{server.url}/health", timeout=20).json()["talks"][EXAMPLE.name]


def renamed(folder, before: str, after: str) -> None:
    """Write another version into the package."""
    path = folder / "datapackage.json"
    text = path.read_text("utf-8")
    assert f'"version": "{before}"' in text
    path.write_text(text.replace(f'"version": "{before}"', f'"version": "{after}"', 1), "utf-8")


def test_new_data_are_served_without_a_restart(operated, folder):
    before = version(operated)
    renamed(folder, before, "9.9.9")
    operated.process.send_signal(signal.SIGHUP)
    until(lambda: version(operated) == "9.9.9")
    rows = httpx.get(f"{operated.url}/api/cite.txt?talks={EXAMPLE.name}", timeout=20)
    assert "9.9.9" in rows.text


def test_bad_data_are_refused_in_the_log_and_the_old_stay(operated, folder):
    before = version(operated)
    renamed(folder, before, "10.0.0")
    gone = folder / "fictional-rounds.csv"
    rows = gone.read_bytes()
    gone.unlink()
    operated.process.send_signal(signal.SIGHUP)
    until(lambda: "the new data are not valid, the old ones stay" in operated.log)
    assert "fictional-rounds.csv" in operated.log
    assert version(operated) == before
    assert httpx.get(f"{operated.url}/api/rounds.csv?talks={EXAMPLE.name}").status_code == 200
    gone.write_bytes(rows)
    operated.process.send_signal(signal.SIGHUP)
    until(lambda: version(operated) == "10.0.0")


def test_new_files_are_served_without_a_signal(operated, folder):
    before = version(operated)
    renamed(folder, before, "10.1.0")
    until(lambda: version(operated) == "10.1.0")
    assert operated.log.count("10.1.0") == 1


def metrics(server: Started) -> dict[str, float]:
    """The metrics by name and labels."""
    text = httpx.get(f"http://127.0.0.1:{server.metrics}/metrics", timeout=20).text
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def test_metrics_stand_on_a_port_of_their_own(operated):
    key = 'parley_request_seconds_count{method="GET",route="/api/charts/*.json",status="200"}'
    before = metrics(operated)
    with opened(operated) as page:
        page.send(rerun())
        assert page.recv(timeout=60)
        assert metrics(operated)["parley_open_pages"] == before["parley_open_pages"] + 1
    for _ in range(2):
        asked = httpx.get(f"{operated.url}/api/charts/process.figure.json", timeout=20)
        assert asked.status_code == 200
    until(lambda: metrics(operated).get(key, 0) == before.get(key, 0) + 2, 10)
    now = metrics(operated)
    found = 'parley_cache_total{cache="figures",found="yes"}'
    assert now[found] > before[found]
    assert now["process_resident_memory_bytes"] > 10_000_000
    edition = f'parley_edition{{talks="{EXAMPLE.name}",version="{version(operated)}"}}'
    assert now[edition] == 1
    assert httpx.get(f"{operated.url}/metrics").status_code == 404


def test_no_client_makes_a_label(operated):
    before = set(metrics(operated))
    for path in ("/none/a", "/api/charts/x.exe", "/api/none.csv", "/talks/none/", "/embed/none"):
        httpx.get(operated.url + path, timeout=20)
    httpx.request("BREW", f"{operated.url}/none/b", timeout=20)
    grown = set(metrics(operated)) - before
    assert grown
    assert [name for name in grown if "none" in name or "BREW" in name or ".exe" in name] == []


def test_each_request_is_a_line_without_address_or_words(operated):
    answer = httpx.get(f"{operated.url}/api/rounds.csv?talks={EXAMPLE.name}&from=none")
    number = answer.headers["x-request-id"]
    until(lambda: number in operated.log)
    lines = [json.loads(line) for line in operated.log.splitlines() if number in line]
    assert len(lines) == 1
    line = lines[0]
    assert list(line) == ["time", "request", "method", "path", "status", "ms", "bytes", "replica"]
    assert (line["method"], line["path"]) == ("GET", "/api/rounds.csv")
    assert (line["status"], line["replica"]) == (answer.status_code, "one")
    assert line["bytes"] == int(answer.headers["content-length"])
    assert line["ms"] > 0
    assert "none" not in json.dumps(line)
    assert "127.0.0.1" not in json.dumps(line)


def test_at_a_stop_it_serves_on_unready_then_says_goodbye_and_exits_0(stopped):
    with opened(stopped) as page:
        page.send(rerun())
        assert page.recv(timeout=60)
        stopped.process.send_signal(signal.SIGTERM)
        until(lambda: httpx.get(f"{stopped.url}/health/ready").status_code == 503, DRAIN)
        assert httpx.get(f"{stopped.url}/health/ready").json() == {"status": "draining"}
        assert httpx.get(f"{stopped.url}/health/live").json() == {"status": "live"}
        assert httpx.get(f"{stopped.url}/talks/").status_code == 200
        assert ended(page) == 1001
    assert stopped.process.wait(timeout=60) == 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{stopped.url}/health/live")


def test_data_that_cannot_be_read_leave_what_is_served(monkeypatch):
    before = catalog.catalog()
    monkeypatch.setattr(catalog, "folders", lambda: [EXAMPLE / "none"])
    with pytest.raises(catalog.BadDataError):
        catalog.reload()
    assert catalog.catalog() is before
