"""Numbers of requests: in the header, in the log, and in what a reader sees of a failure."""

import json
import logging

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from lib.api import access, html
from lib.api.access import AccessLog
from lib.api.endpoint import Endpoint
from lib.server import logs, readiness
from lib.settings import Settings


def broken(request):
    """No answer."""
    raise ValueError("a fault of ours")


async def bare(request):
    """No answer either, outside of any endpoint."""
    raise ValueError("another fault of ours")


@pytest.fixture
def asked(client):
    """What asks an app with two faults, by path."""
    routes = [
        Route("/api/broken", Endpoint(broken)),
        Route("/talks/broken", Endpoint(broken, html.failed)),
        Route("/bare", bare),
    ]
    said = Settings(access_log=True, log_addresses=True, replica="one")
    around = [Middleware(AccessLog, said=said)]
    app = Starlette(routes=access.numbered(routes), middleware=around)
    return lambda path: type(client)(app, raise_server_exceptions=False).get(path)


@pytest.mark.parametrize("path", ["/api/broken", "/talks/broken", "/bare"])
def test_a_failure_says_the_number_that_the_log_has(asked, path, caplog):
    caplog.handler.addFilter(logs.Numbered())
    answer = asked(path)
    number = answer.headers["x-request-id"]
    assert answer.status_code == 500
    assert number in answer.text
    errors = [
        one for one in caplog.records if one.levelno == logging.ERROR and one.name == "parley.api"
    ]
    assert [one.request for one in errors] == [f" [request {number}]"]


def test_numbers_differ_and_none_is_left_behind(client):
    numbers = {client.get("/robots.txt").headers["x-request-id"] for _ in range(5)}
    assert len(numbers) == 5
    assert logs.REQUEST.get() == ""


def test_the_line_has_the_address_only_where_it_is_wanted(asked, caplog, monkeypatch):
    monkeypatch.setattr(access.LOG, "propagate", True)
    with caplog.at_level(logging.INFO, logger=logs.ACCESS):
        asked("/api/broken")
    line = json.loads(next(one.getMessage() for one in caplog.records if one.name == logs.ACCESS))
    assert (line["path"], line["status"], line["client"]) == ("/api/broken", 500, "testclient")


def test_a_path_forges_no_line(asked, caplog, monkeypatch):
    monkeypatch.setattr(access.LOG, "propagate", True)
    with caplog.at_level(logging.INFO, logger=logs.ACCESS):
        asked("/none%0A%7B%22path%22%3A%22forged%22%7D")
    said = [one.getMessage() for one in caplog.records if one.name == logs.ACCESS]
    assert len(said) == 1
    assert "\n" not in said[0]


def test_ready_fails_while_it_loads_and_live_does_not(client, monkeypatch):
    monkeypatch.setattr(readiness, "REASONS", {readiness.LOADING})
    found = client.get("/health/ready")
    assert (found.status_code, found.json()) == (503, {"status": "loading"})
    assert found.headers["cache-control"] == "no-store"
    assert client.get("/health/live").status_code == 200
    monkeypatch.setattr(readiness, "REASONS", set())
    assert client.get("/health/ready").json() == {"status": "ready"}
