"""Linked data on plain pages: what search engines read."""

import json
import re

from lib import catalog
from lib.api import html

DEFAULT = catalog.default()
TALKS = catalog.catalog()[DEFAULT]
ROUND = "2025-07-23-istanbul"


def linked(response):
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.text)
    return json.loads(found)


def test_a_negotiation_is_a_dataset(client):
    found = linked(client.get(f"/talks/{DEFAULT}/"))
    assert found["@type"] == "Dataset"
    assert found["version"] == TALKS.package.version
    assert found["temporalCoverage"].startswith("2022-02-24/")
    assert len(found["distribution"]) == 1 + 2 * len(TALKS.tables)
    assert 50 <= len(found["description"]) <= 5000


def test_a_round_is_an_event(client):
    found = linked(client.get(f"/talks/{DEFAULT}/rounds/{ROUND}/"))
    assert (found["@type"], found["startDate"]) == ("Event", "2025-07-23")
    assert found["subjectOf"]["@type"] == "Dataset"
    assert found["location"]["address"]["addressLocality"]


def test_what_was_not_held_is_a_cancelled_event(client):
    rows = TALKS["rounds"]
    key = rows[~rows["was_held"]]["round_id"].iloc[0]
    found = linked(client.get(f"/talks/{DEFAULT}/rounds/{key}/"))
    assert found["eventStatus"].endswith("EventCancelled")


def test_data_cannot_end_the_linked_data():
    assert (
        str(html.embedded({"a": "</script><b>"})) == '{"a":"\\u003c/script\\u003e\\u003cb\\u003e"}'
    )
