"""An upload passes where it is allowed and there is room; it counts while it comes."""

import asyncio

import pytest

from lib.api.uploads import Uploads
from lib.settings import Settings

SAID = Settings(upload_mb=1, uploads_mb=2, idle_seconds=1)


def scope(size=b"1000", session="s1", method="PUT"):
    """An upload of so many bytes."""
    headers = [(b"content-length", size)] if size else []
    return {
        "type": "http",
        "method": method,
        "path": f"/_stcore/upload_file/{session}/f",
        "headers": headers,
        "query_string": b"",
        "scheme": "http",
        "server": ("x", 1),
    }


async def accepted(scope, receive, send):
    """An app that takes every file."""
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 204, "headers": []})


async def quick():
    return {"type": "http.request", "body": b"x"}


async def never():
    await asyncio.sleep(60)


def status(uploads, asked, receive=quick):
    """The status of the answer."""
    sent = []

    async def send(message):
        sent.append(message)

    asyncio.run(uploads(asked, receive, send))
    return sent[0]["status"]


@pytest.mark.parametrize(("said", "held", "asked", "code"), [
    (SAID, {}, scope(), 204),
    (SAID, {"s1": 2_000_000}, scope(), 204),
    (SAID, {"s2": 1_999_500}, scope(), 503),
    (SAID, {}, scope(b"1100000"), 413),
    (SAID, {}, scope(b""), 411),
    (SAID, {}, scope(b"-1"), 411),
    (Settings(uploads=False), {}, scope(), 403),
    (Settings(uploads=False), {}, scope(method="DELETE"), 204),
])  # fmt: skip
def test_an_upload_passes_where_there_is_room(said, held, asked, code):
    assert status(Uploads(accepted, lambda: held, said), asked) == code


def test_parts_that_do_not_come_end_the_upload_and_free_its_room():
    uploads = Uploads(accepted, dict, SAID)
    assert status(uploads, scope(), never) == 408
    assert uploads.coming == {}


def test_a_session_has_one_upload_at_a_time_and_all_have_their_budget():
    uploads = Uploads(accepted, dict, SAID)
    uploads.coming = {"s1": 1_000_000, "s2": 999_500}
    assert status(uploads, scope()) == 409
    assert status(uploads, scope(session="s3")) == 503
