"""The stop: answers that were begun end, what does not end is left, and the exit status is 0."""

import signal
import subprocess
import sys
import threading

import httpx
import pytest

from lib.server import readiness
from tests.browser.conftest import ROOT, free_port, wait_for
from tests.server.conftest import until

#: A server with an answer that takes the seconds its path names, and a thread that never ends.
PROGRAM = """
import asyncio, sys, threading, time, uvicorn
from lib.server import stopping
stopping.SPARE = 1.0

async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        return
    print(scope["path"], flush=True)
    if scope["path"] == "/thread":
        threading.Thread(target=time.sleep, args=(60,)).start()
    else:
        await asyncio.sleep(float(scope["path"].strip("/") or 0))
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"whole"})

config = uvicorn.Config(app, port=int(sys.argv[1]), log_config=None, lifespan="off", timeout_graceful_shutdown=3)
stopping.Server(config, 0, 3).run()
"""


@pytest.fixture
def running():
    """The server's address and process."""
    port = free_port()
    words = [sys.executable, "-c", PROGRAM, str(port)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        wait_for(f"http://127.0.0.1:{port}/", process)
        yield f"http://127.0.0.1:{port}", process
        process.kill()


def asking(url: str, process) -> tuple[threading.Thread, list[object]]:
    """A thread that asks for what the server has then begun, and where it puts the answer."""
    found: list[object] = []

    def ask() -> None:
        try:
            found.append(httpx.get(url, timeout=30).text)
        except httpx.HTTPError as error:
            found.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    path = url[url.rindex("/") :]
    assert path in (line.strip() for line in process.stdout)
    return thread, found


def is_refused(url: str) -> bool:
    """True if nothing listens at an address."""
    try:
        httpx.get(url)
    except httpx.ConnectError:
        return True
    return False


def test_an_answer_that_was_begun_is_finished_and_nobody_new_is_taken(running):
    url, process = running
    thread, found = asking(f"{url}/2", process)
    process.send_signal(signal.SIGTERM)
    until(lambda: is_refused(url))
    assert process.wait(timeout=10) == 0
    thread.join()
    assert found == ["whole"]


def test_an_answer_that_does_not_end_is_left_in_the_stated_time(running):
    url, process = running
    thread, found = asking(f"{url}/50", process)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 0
    thread.join()
    assert found != ["whole"]


def test_a_thread_that_does_not_end_keeps_nothing_alive(running):
    url, process = running
    assert httpx.get(f"{url}/thread").text == "whole"
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 0


def test_a_process_is_unready_as_long_as_it_loads_and_from_its_stop_on(monkeypatch):
    monkeypatch.setattr(readiness, "REASONS", set())
    assert readiness.why_not() == ""
    readiness.begin(readiness.LOADING)
    assert readiness.why_not() == "loading"
    readiness.begin(readiness.DRAINING)
    readiness.end(readiness.LOADING)
    assert readiness.why_not() == "draining"
