"""Citations over HTTP: three forms of one citation."""

from datetime import UTC, datetime

import pytest

TODAY = datetime.now(UTC).date().isoformat()


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("json", "application/vnd.citationstyles.csl+json"),
        ("bib", "application/x-bibtex"),
        ("txt", "text/plain"),
    ],
)
def test_every_form_names_the_view_as_its_page(client, ending, kind):
    response = client.get(f"/api/cite.{ending}?from=2025-05-01&figures=press")
    assert response.headers["content-type"] == f"{kind}; charset=utf-8"
    assert "http://testserver/?from=2025-05-01&figures=press" in response.text


def test_the_day_of_access_is_today(client):
    assert f"urldate = {{{TODAY}}}" in client.get("/api/cite.bib").text


def test_a_record_is_cited_with_the_rest(client):
    record = "record=rounds/2025-07-23-istanbul"
    assert record in client.get(f"/api/cite.txt?{record}").text


def test_a_public_address_is_used_where_it_is_set(client, monkeypatch):
    monkeypatch.setenv("PARLEY_URL", "https://parley.example/")
    assert (
        "https://parley.example/?from=2025-05-01"
        in client.get("/api/cite.txt?from=2025-05-01").text
    )
