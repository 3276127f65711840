"""What changed between editions over HTTP: tables, feed, age; each as it was asked for."""

import csv
import io
from datetime import date
from xml.etree import ElementTree

import pytest

from lib.add.__main__ import main
from tests.add.conftest import FACTS, NAME
from tests.api.test_editions import Shelf

ATOM = "{http://www.w3.org/2005/Atom}"
TALKS = f"talks={NAME}"
ADDED = "transfers/2022-06-04-family-day"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """A shelf on which one edition of the example follows another, by one exchange of two figures."""
    found = Shelf(tmp_path_factory.mktemp("grown"))
    path = tmp_path_factory.mktemp("facts") / "facts.toml"
    path.write_text(FACTS, "utf-8")
    assert main([str(found.folder / NAME), str(path), "--yes"], today=date(2022, 7, 9)) == 0
    return found


@pytest.fixture
def grown(shelf, monkeypatch):
    """The program with that shelf."""
    shelf.put_up(monkeypatch)


def rows(client, query):
    """The rows of the differences."""
    found = client.get(f"/api/diff.csv?{TALKS}&{query}")
    assert found.status_code == 200
    return list(csv.DictReader(io.StringIO(found.content.decode("utf-8-sig"))))


@pytest.mark.usefixtures("grown")
def test_the_differences_are_exactly_what_was_added(client):
    found = rows(client, "since=1.0.0")
    added = {f"{one['table']}/{one['key']}" for one in found if one["change"] == "added"}
    assert {one for one in added if not one.startswith("sources/")} == {
        ADDED, "claims/2022-06-04-family-day.01", "claims/2022-06-04-family-day.02",
        "claim_speakers/2022-06-04-family-day.01/vashoria-velishi",
        "claim_speakers/2022-06-04-family-day.02/merendal-rescue",
    }  # fmt: skip
    assert {one["table"] for one in found if one["change"] == "changed"} == {"coverage"}
    assert not [one for one in found if one["change"] == "removed"]


@pytest.mark.usefixtures("grown")
def test_a_changed_cell_has_its_old_and_new_value_and_its_reason(client):
    (cell,) = [one for one in rows(client, "since=1.0.0") if one["column"] == "last_date"]
    assert (cell["key"], cell["old"], cell["new"]) == ("thin", "2022-05-31", "2022-06-05")
    assert cell["reason"] == "The family day of 4 June 2022, as two sides count it."


@pytest.mark.usefixtures("grown")
def test_json_says_the_same(client):
    found = client.get(f"/api/diff.json?{TALKS}&since=1.0.0").json()
    assert [one["key"] for one in found] == [one["key"] for one in rows(client, "since=1.0.0")]


@pytest.mark.usefixtures("grown")
def test_since_the_present_edition_nothing_changed(client):
    assert rows(client, "since=1.0.1") == []


@pytest.mark.usefixtures("grown")
@pytest.mark.parametrize("query", ["since=1.0.1&version=1.0.0", "since=7"])
def test_an_edition_that_is_not_earlier_is_refused(client, query):
    found = client.get(f"/api/diff.csv?{TALKS}&{query}")
    assert found.status_code == 400
    assert found.json()["word"] == "since"


@pytest.mark.usefixtures("grown")
def test_without_the_word_the_edition_before_is_meant(client):
    assert rows(client, "") == rows(client, "since=1.0.0")


def entries(client, query=""):
    """The titles of the feed's entries."""
    found = client.get(f"/feed.atom?{TALKS}{query}")
    assert found.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(found.content)
    for entry in feed.iter(f"{ATOM}entry"):
        assert entry.find(f"{ATOM}id").text
        assert entry.find(f"{ATOM}updated").text.endswith("T00:00:00Z")
    return [entry.find(f"{ATOM}title").text for entry in feed.iter(f"{ATOM}entry")]


@pytest.mark.usefixtures("grown")
def test_the_feed_names_editions_and_the_records_new_in_each(client):
    found = entries(client)
    assert found[1] == "Family day, 4 June 2022"
    versions = [one.rpartition(" ")[2] for one in found if "data version" in one]
    assert versions == ["1.0.1", "1.0.0", "0.10.0", "0.9.0"]
    assert len(found) == len(versions) + 1


@pytest.mark.usefixtures("grown")
def test_the_words_of_the_address_cut_the_feed(client):
    assert "Family day, 4 June 2022" not in entries(client, "&to=2022-06-03")
    assert "Family day, 4 June 2022" in entries(client, f"&record={ADDED}")
    assert "Family day, 4 June 2022" not in entries(client, "&version=1.0.0")


@pytest.mark.usefixtures("grown")
def test_the_page_of_the_talks_says_what_changed_and_what_moved(client):
    page = client.get(f"/talks/{NAME}/").text
    assert "What changed since version 1.0.0" in page
    assert "none → 9" in page


@pytest.mark.parametrize(
    "path", ["/talks/", f"/talks/{NAME}/", f"/talks/{NAME}/rounds/", "/embed/process"]
)
def test_every_page_names_the_feed_in_its_head(client, path):
    head = client.get(path).text.partition("</head>")[0]
    assert '<link rel="alternate" type="application/atom+xml"' in head


def test_the_pages_of_the_app_name_the_feed_of_what_they_show():
    from lib.prerender import page, shell

    assert "/feed.atom" in shell.shell_payload().body.decode().partition("</head>")[0]
    head, _ = page.sight("/rounds", {"talks": NAME})
    assert head.startswith(
        f'<link rel="alternate" type="application/atom+xml" href="/feed.atom?{TALKS}">'
    )
    assert '<link rel="preload"' in head


def test_the_status_says_how_far_the_data_reach(client):
    found = client.get(f"/api/status.json?{TALKS}").json()
    assert (found["data_to"], found["read_on"]) == ("2022-05-31", "2022-05-31")
    assert found["days_since"] > 1_000
    assert client.get("/health").json()["age"][NAME]["days_since"] == found["days_since"]
