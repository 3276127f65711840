"""The running server against clients who do not behave: refused, logged briefly, nobody harmed."""

import json
import re
import socket
import subprocess
import sys
from contextlib import ExitStack, suppress
from statistics import median

import httpx
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.browser.conftest import ROOT
from tests.server.conftest import READERS

#: A line of the log begins with its time.
TIMED = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")


def opened(server, origin: str = "", **words) -> ClientConnection:
    """The socket of a page."""
    url = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    headers = {"Origin": origin} if origin else {}
    return connect(
        url, additional_headers=headers, subprotocols=["streamlit"], max_size=None, **words
    )


def rerun() -> bytes:
    """What a page sends when something is changed."""
    message = BackMsg()
    message.rerun_script.query_string = ""
    return message.SerializeToString()


def ended(page: ClientConnection) -> int:
    """The code with which the server closes a socket."""
    try:
        while True:
            page.recv(timeout=20)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 0


def test_a_foreign_origin_opens_no_socket_and_takes_no_room_from_others(server):
    for number in range(READERS + 1):
        with pytest.raises(InvalidStatus) as refused:
            opened(server, f"https://evil{number}.example")
        assert refused.value.response.status_code == 403
    assert httpx.get(f"{server.url}/health").status_code == 200
    with opened(server, server.url) as page:
        page.send(rerun())
        assert page.recv(timeout=20)


def test_too_many_messages_close_the_socket_and_others_go_on(server):
    with opened(server) as flood:
        for _ in range(40):
            flood.send(rerun())
        assert ended(flood) == 1008
    assert httpx.get(f"{server.url}/health", timeout=5).status_code == 200


#: A reader in a process of its own, who opens the page again and again and times each time: some
#: times alone, then, once that is said, while others flood.
VICTIM = """
import json, sys, time
from tests.server.test_running import finished, opened, rerun
from types import SimpleNamespace
server = SimpleNamespace(port=int(sys.argv[1]))
def times():
    found = []
    for _ in range(15):
        begun = time.perf_counter()
        with opened(server) as page:
            page.send(rerun())
            finished(page)
        found.append(time.perf_counter() - begun)
    return found
for _ in range(2):
    print(json.dumps(times()), flush=True)
"""
#: So many times longer a page may take, at most, while another reader floods: both share the
#: processor. A flood that was worked off would take as long as its forty runs.
SHARE = 15


def finished(page: ClientConnection) -> None:
    """Read a page to the end of its run."""
    message = ForwardMsg()
    while message.WhichOneof("type") != "script_finished":
        message.ParseFromString(page.recv(timeout=60))


def test_a_reader_does_not_wait_for_another_who_floods(server):
    words = [sys.executable, "-c", VICTIM, str(server.port)]
    closed = 0
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) as victim:
        alone = json.loads(victim.stdout.readline())
        while victim.poll() is None:
            with opened(server) as flood, suppress(ConnectionClosed):
                for _ in range(40):
                    flood.send(rerun())
                closed += ended(flood) == 1008
        beside = json.loads(victim.stdout.read())
    assert closed > 1
    assert len(beside) == len(alone) == 15
    assert median(beside) < SHARE * median(alone)


def test_a_message_of_more_than_a_megabyte_closes_the_socket(server):
    with opened(server) as page:
        page.send(b"x" * 1_100_000)
        assert ended(page) == 1009


@pytest.mark.parametrize(("unfit", "code"), [("text", 1003), (b"\xff\xff", 1002)])
def test_what_is_no_message_closes_the_socket_without_a_traceback(server, unfit, code):
    with opened(server) as page:
        page.send(unfit)
        assert ended(page) == code
    assert "Traceback" not in server.log


def test_one_client_has_so_many_pages_and_no_more(server):
    with ExitStack() as pages:
        for _ in range(READERS):
            pages.enter_context(opened(server))
        with pytest.raises(InvalidStatus):
            opened(server)
        page = httpx.get(f"{server.url}/rounds", headers={"accept": "text/html"})
        assert page.status_code == 503
        assert "Close one" in page.text
        assert httpx.get(f"{server.url}/talks/").status_code == 200
    assert "no room for another page (crowded)" in server.log


def test_a_half_sent_request_is_dropped_in_time(server):
    place = ("127.0.0.1", server.port)
    with socket.create_connection(place, timeout=60) as half:
        half.sendall(b"GET /health HTTP/1.1\r\nHost: local")
        assert half.recv(100) == b""
    with socket.create_connection(place, timeout=60) as late:  # which comes in two parts, but comes
        late.sendall(b"GET /health HTTP/1.1\r\nHost: local")
        late.sendall(b"host\r\n\r\n")
        assert late.recv(100).startswith(b"HTTP/1.1 200")


def test_a_second_half_sent_request_is_dropped_too(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as half:
        half.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        while not (answer := half.recv(10_000)).endswith(b"}}"):
            assert answer
        half.sendall(b"GET / HTTP/1.1\r\nHost: local")
        assert half.recv(100) == b""


def test_malformed_requests_are_logged_with_their_time_and_seldom(server):
    for _ in range(50):
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as bad:
            bad.sendall(b"\x16\x03\x01 nonsense\r\n\r\n")
            assert bad.recv(1000).startswith(b"HTTP/1.1 400")
    lines = [line for line in server.log.splitlines() if "Invalid HTTP request" in line]
    assert len(lines) == 1
    assert TIMED.match(lines[0])


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/none",
        "/_stcore/",
        "/_stcore/metrics",
        "/static/none.js",
        "/static/",
        "/media/none",
        "/component/none",
    ],
)
def test_there_is_nothing_at_unknown_paths_of_streamlit(server, path):
    answer = httpx.get(server.url + path)
    assert answer.status_code == 404
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_foreign_host_gets_no_answer_of_the_site(server):
    answer = httpx.get(f"{server.url}/sitemap.xml", headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert "PARLEY_URL" in answer.json()["detail"]


def test_room_is_said_at_the_start(server):
    assert re.search(r"Room for \d+ readers at a time \(\d+ open files\)\.", server.log)


def test_nothing_was_asked_of_any_other_machine(server):
    assert "EGRESS" not in server.log


def test_every_warning_has_its_time(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as bad:
        bad.sendall(b"\x16\x03\x01 nonsense\r\n\r\n")
        assert bad.recv(1000).startswith(b"HTTP/1.1 400")
    warnings = [line for line in server.log.splitlines() if " WARNING " in line]
    assert warnings
    assert [line for line in warnings if not TIMED.match(line)] == []
