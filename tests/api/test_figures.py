"""Figure blocks: what the app's own charts fetch."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

from lib import catalog, params
from lib.api import figures
from lib.cache import Memo
from tests.api.problem import assert_problem

PATH = "/api/charts/process.figure.json"


def test_a_figure_says_which_view_it_shows(client):
    block = client.get(f"{PATH}?from=2025-06-01&to=2025-06-30").json()
    assert block["name"] == "process"
    assert "from=2025-06-01|to=2025-06-30" in block["token"]
    assert block["figure"]["data"]


def test_an_empty_period_is_said_in_words(client):
    block = client.get(f"{PATH}?from=2023-01-02&to=2023-01-02").json()
    assert block["figure"] is None
    assert "No " in block["empty"]


def test_an_open_record_changes_no_figure(client):
    other = client.get(f"{PATH}?record=rounds/2025-06-02-istanbul")
    assert other.headers["etag"] == client.get(PATH).headers["etag"]


def test_an_unknown_chart_and_a_bad_day_are_problems(client):
    assert assert_problem(client.get("/api/charts/none.figure.json"), 404)["value"] == "none"
    assert assert_problem(client.get(f"{PATH}?from=2025-02-30"), 400)["word"] == "from"


def test_the_address_of_a_figure_names_the_edition_of_the_data(client, dataset, monkeypatch):
    view = params.parse({"from": "2025-06-01"}, catalog.limits(catalog.default()))[0]
    first = figures.address(view, "process")
    assert client.get(first).json()["name"] == "process"
    changed = dataclasses.replace(dataset, files={**dataset.files, "claims.csv": b""})
    monkeypatch.setattr(catalog, "catalog", lambda: {dataset.package.name: changed})
    assert figures.address(view, "process") != first


def test_other_answers_know_no_edition(client):
    assert assert_problem(client.get("/api/charts/process.csv?edition=1"), 400)["word"] == "edition"


def test_figures_are_worked_out_one_after_the_other(client, monkeypatch):
    begun: list[str] = []
    at_once: list[int] = []

    def content(dataset, view, name):
        begun.append(name)
        at_once.append(len(begun))
        sleep(0.05)
        begun.remove(name)
        return figures.Payload(b"{}", figures.MEDIA_TYPE)

    monkeypatch.setattr(figures, "figure_payload", content)
    monkeypatch.setattr(figures, "FIGURES", Memo(8))
    asked = [f"{PATH}?to=2025-03-0{day}" for day in (3, 4, 5)]
    with client, ThreadPoolExecutor(3) as readers:  # one server for all, not one for each
        found = list(readers.map(client.get, asked))
    assert [answer.status_code for answer in found] == [200, 200, 200]
    assert at_once == [1, 1, 1]


def test_a_kept_figure_does_not_wait_for_those_that_are_worked_out(client, monkeypatch):
    begun, done = Event(), Event()

    def content(dataset, view, name):
        begun.set()
        assert done.wait(20)
        return figures.Payload(b"{}", figures.MEDIA_TYPE)

    monkeypatch.setattr(figures, "FIGURES", Memo(8))
    first = client.get(PATH)
    monkeypatch.setattr(figures, "figure_payload", content)
    with client, ThreadPoolExecutor(1) as readers:
        late = readers.submit(client.get, f"{PATH}?to=2025-03-06")
        assert begun.wait(20)
        assert client.get(PATH).content == first.content
        assert_problem(client.get(f"{PATH}?to=x"), 400)
        assert not late.done()
        done.set()
        assert late.result().status_code == 200


def test_a_kept_figure_is_not_given_to_every_method(client):
    client.get(PATH)
    assert_problem(client.post(PATH), 405)
    assert client.head(PATH).headers["etag"] == client.get(PATH).headers["etag"]
