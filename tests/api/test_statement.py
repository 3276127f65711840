"""The accessibility statement, and the ways to it."""

import pytest

from lib.api import statement


def test_the_statement_says_what_is_known_not_to_work(client):
    response = client.get(statement.PATH)
    assert response.status_code == 200
    assert "What is known not to work" in response.text
    assert response.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path", ["/talks/", "/talks/russia-ukraine/", "/talks/russia-ukraine/rounds/", "/talks/none/"]
)
def test_every_plain_page_leads_to_the_statement(client, path):
    assert f'href="{statement.PATH}"' in client.get(path).text
