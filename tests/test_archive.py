"""Archived copies and dead links: asked through a client, here a false one; no test uses a network."""

import csv
import io
import json
import shutil
from datetime import date
from itertools import cycle

import pytest

from lib import archive, validation
from lib.archive import AVAILABLE, Reply, main
from lib.content import statements
from tests.conftest import REAL

DAY = date(2026, 11, 28)


@pytest.fixture
def package(tmp_path):
    """A copy of the real package."""
    return shutil.copytree(REAL, tmp_path / "copy")


def sources(package):
    """The sources by key."""
    text = (package / "sources.csv").read_text("utf-8")
    return {row["source_id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def snapshot(url="http://web.archive.org/web/20260102030405/https://example.org/"):
    """The reply of the interface for an address of which a copy is known."""
    closest = {"available": True, "url": url, "timestamp": "20260102030405", "status": "200"}
    return Reply(200, AVAILABLE, json.dumps({"archived_snapshots": {"closest": closest}}).encode())


def client(status=200, copy=None, by_site=None):
    """A client to which every site gives one status, or its own, and the archive one answer."""
    empty, own = Reply(200, AVAILABLE, b'{"archived_snapshots": {}}'), by_site or {}
    return lambda url: (
        (copy or empty) if url.startswith(AVAILABLE) else Reply(own.get(url, status), url)
    )


def test_a_copy_that_is_known_is_written_with_its_day(package, capsys):
    assert main([str(package)], client(copy=snapshot()), DAY) == 0
    row = sources(package)["tass-9d43b5"]
    assert row["archived_url"] == "https://web.archive.org/web/20260102030405/https://example.org/"
    assert (row["archived_on"], row["checked_on"], row["status"]) == (
        "2026-01-02",
        "2026-11-28",
        "found",
    )
    assert validation.problems(validation.folder_files(package)) == []
    assert "with an archived copy" in capsys.readouterr().out


def test_only_a_clear_answer_is_written(package):
    states = {200: "found", 404: "gone", 410: "gone", 403: "", 500: "", 0: ""}
    urls = list(dict.fromkeys(row["url"] for row in sources(package).values() if row["url"]))
    told = dict(zip(urls, cycle(states), strict=False))
    assert set(told.values()) == set(states)
    main([str(package)], client(by_site=told), DAY)
    written = {
        row["url"]: (row["status"], bool(row["checked_on"])) for row in sources(package).values()
    }
    assert {url: written[url] for url in told} == {
        url: (states[status], bool(states[status])) for url, status in told.items()
    }


def test_a_link_that_leads_elsewhere_has_moved():
    assert (
        archive.state_of("https://a.example/x", lambda url: Reply(200, "https://b.example/y"))
        == "moved"
    )
    assert (
        archive.state_of("http://a.example/x/", lambda url: Reply(200, "https://a.example/x"))
        == "found"
    )


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"[]", b"<html>", b'{"archived_snapshots": {"closest": {"available": true}}}'],
)
def test_a_reply_that_names_no_copy_is_none(body):
    assert archive.copy_of("https://a.example", lambda url: Reply(200, url, body)) == {}


def test_a_copy_at_no_web_address_is_none():
    assert archive.copy_of("https://a.example", lambda url: snapshot("javascript:alert(1)")) == {}


def test_gone_links_are_reported(package, capsys):
    main([str(package)], client(404), DAY)
    assert sources(package)["tass-9d43b5"]["url"] in capsys.readouterr().out


def test_a_package_without_the_columns_is_told_so(tmp_path, capsys):
    files = validation.folder_files(REAL)
    (tmp_path / "bare").mkdir()
    for name, content in files.items():
        (tmp_path / "bare" / name).write_bytes(content)
    header, rest = files["sources.csv"].split(b"\n", 1)
    (tmp_path / "bare" / "sources.csv").write_bytes(
        header.replace(b"archived_on", b"other") + b"\n" + rest
    )
    assert main([str(tmp_path / "bare")], client(), DAY) == 1
    assert "archived_on" in capsys.readouterr().err


def test_readers_see_the_copy_beside_the_link():
    row = {"archived_url": "https://web.archive.org/web/1/https://a.example"}
    assert statements.archived(row).to == row["archived_url"]
    assert statements.archived({"archived_url": ""}).words == ""
