"""A page that fails: its reader and the log have the same number."""

import re

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.server.conftest import started
from tests.server.test_running import opened, rerun

#: The server, with a page that cannot say its title.
FAILING = """
import runpy, sys
from lib.content import summary
summary.title = lambda *given: 1 / 0
sys.argv = ["lib.serve", *sys.argv[1:]]
runpy.run_module("lib.serve", run_name="__main__")
"""


@pytest.fixture
def failing(tmp_path):
    """A server whose pages fail."""
    with started(FAILING, tmp_path / "log") as found:
        yield found


def boxes(page) -> list[str]:
    """What the boxes of a page say, to the end of its run."""
    said = []
    while True:
        message = ForwardMsg()
        message.ParseFromString(page.recv(timeout=60))
        if message.WhichOneof("type") == "script_finished":
            return said
        if body := message.delta.new_element.alert.body:
            said.append(body)


def test_the_reader_of_a_page_that_fails_is_told_the_number_in_the_log(failing):
    with opened(failing) as page:
        page.send(rerun())
        (said,) = boxes(page)
    number = re.search(r"[0-9a-f]{12}$", said)[0]
    (line,) = [line for line in failing.log.splitlines() if "a page failed" in line]
    assert line.endswith(f"[request {number}]")
    # the thread that works the first page out beforehand fails too, at a time of its own
    own = re.split(r"^\d{4}-", failing.log.partition(line)[2], maxsplit=1, flags=re.MULTILINE)[0]
    assert own.count("ZeroDivisionError") == 1
    assert "Exception in thread" not in failing.log
