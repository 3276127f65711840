"""What tests of the API share: the routes as an app of their own, and a client of it."""

import warnings
from typing import Any

import pytest
from starlette.applications import Starlette

from lib.api import routes
from lib.prerender import shell

BASE = "http://testserver"


@pytest.fixture(scope="session")
def client() -> Any:
    """A client of the routes with everything around them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient
    app = Starlette(routes=routes.routes(), middleware=routes.middleware())
    return TestClient(app, BASE, raise_server_exceptions=True, follow_redirects=False)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page waits for its first sight as long as a busy machine needs."""
    monkeypatch.setattr(shell, "PATIENCE", 60.0)
