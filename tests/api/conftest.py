"""What tests of the API share: the routes as an app of their own, and a client of it."""

import warnings
from typing import Any

import pytest
from starlette.applications import Starlette

from lib import api

BASE = "http://testserver"


@pytest.fixture(scope="session")
def client() -> Any:
    """A client of the routes with everything around them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient
    app = Starlette(routes=api.routes(), middleware=api.middleware())
    return TestClient(app, BASE, raise_server_exceptions=True, follow_redirects=False)
