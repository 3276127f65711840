"""The accessibility statement, and the ways to it."""

from lib.api import statement


def test_the_statement_says_what_is_known_not_to_work(client):
    response = client.get(statement.PATH)
    assert response.status_code == 200
    assert "What is known not to work" in response.text
    assert response.headers["content-security-policy"]


def test_every_plain_page_leads_to_the_statement(client):
    for path in (
        "/talks/",
        "/talks/russia-ukraine/",
        "/talks/russia-ukraine/rounds/",
        "/talks/none/",
    ):
        assert f'href="{statement.PATH}"' in client.get(path).text
