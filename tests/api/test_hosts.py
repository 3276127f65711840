"""No foreign host reaches an answer, no foreign origin the app."""

import pytest

from lib.api.hosts import Hosts
from lib.settings import Settings

OURS = Settings(url="https://parley.example/", hosts="news.example, Other.Example")


async def passed(scope, receive, send):
    """An app that says what reached it."""
    origins = [value for name, value in scope["headers"] if name == b"origin"]
    await send({"type": "passed", "origins": origins})


def asked(
    path="/", host="parley.example", origin=None, kind="http", said=OURS, server=("10.0.0.7", 8501)
):
    """What is sent for a request."""
    headers = [(b"host", host.encode())] if host is not None else []
    headers += [(b"origin", origin.encode())] if origin else []
    scope = {
        "type": kind,
        "path": path,
        "headers": headers,
        "method": "GET",
        "server": server,
        "query_string": b"",
        "scheme": "http",
    }
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "websocket.connect"}

    coroutine = Hosts(passed, said)(scope, receive, send)
    with pytest.raises(StopIteration):
        coroutine.send(None)
    return sent


def status(sent):
    """The status of an answer, or the close code of a refused socket; 200 for what has passed."""
    first = sent[0]
    return 200 if first["type"] == "passed" else first.get("status") or first["code"]


@pytest.mark.parametrize(
    "host",
    [
        "parley.example",
        "PARLEY.example.",
        "parley.example:443",
        "news.example",
        "other.example",
        "localhost:8501",
        "127.0.0.1",
        "[::1]:8501",
        None,
    ],
)
def test_own_names_pass(host):
    assert status(asked(host=host)) == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "10.0.0.7",
        "parley.example.evil",
        "parley.example@evil",
        "",
        "a b",
        "parley.example/x",
        "parley.example:x",
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/rounds.csv", "/sitemap.xml", "/embed/process"])
def test_other_names_get_no_answer_of_the_site(host, path):
    sent = asked(path, host=host)
    assert status(sent) == 421
    assert dict(sent[0]["headers"])[b"cache-control"] == b"no-store"


def test_without_a_set_name_the_reached_address_is_the_name():
    assert status(asked(host="10.0.0.7:8501", said=Settings())) == 200
    assert status(asked(host="[fd00::7]", said=Settings(), server=("fd00::7", 8501))) == 200
    assert status(asked(host="10.0.0.8", said=Settings())) == 421
    assert status(asked(host="evil.example", said=Settings())) == 421


@pytest.mark.parametrize(("origin", "code"), [
    ("https://parley.example", 200), ("https://news.example", 200), (None, 200),
    ("https://evil.example", 1008), ("null", 1008), ("https://parley.example.evil", 1008), ("http://localhost:666", 1008), ("x", 1008),
])  # fmt: skip
def test_sockets_open_for_own_pages_alone(origin, code):
    assert status(asked("/_stcore/stream", origin=origin, kind="websocket")) == code


def test_a_page_on_the_own_machine_opens_its_socket():
    words = {"host": "localhost:8501", "kind": "websocket", "said": Settings()}
    assert status(asked("/_stcore/stream", origin="http://localhost:8501", **words)) == 200
    assert status(asked("/_stcore/stream", origin="http://localhost:9000", **words)) == 1008


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/host-config",
        "/_stcore/health",
        "/_stcore/upload_file/a/b",
        "/media/x",
        "/component/x",
    ],
)
def test_foreign_origins_do_not_reach_the_paths_of_the_app(path):
    assert status(asked(path, origin="https://evil.example")) == 403


@pytest.mark.parametrize("path", ["/api/rounds.csv", "/talks/", "/"])
def test_data_are_open_to_every_origin(path):
    assert status(asked(path, origin="https://other.example")) == 200


def test_no_origin_is_handed_to_streamlit_which_would_look_up_the_outer_address():
    assert asked("/_stcore/health", origin="https://parley.example") == [
        {"type": "passed", "origins": []}
    ]
