"""The shell: what stands around the app, on a stand-in that serves Streamlit's own files."""

import re
import warnings

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from lib.api import assets, middleware, routes
from lib.api.assets import folder, scripts_and_styles
from lib.prerender import preload, shell

INDEX = (folder() / "index.html").read_text(encoding="utf-8")
SCRIPT = re.findall(r'src="\.(/static/js/index[^"]+)"', INDEX)[0]


def refused(request):
    return PlainTextResponse("Bad Request", 400)


@pytest.fixture(scope="module")
def app():
    """A client of our routes with Streamlit's files behind them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient
    files = Mount("/", StaticFiles(directory=folder(), html=True))
    deep = Route("/claims", lambda request: StaticFiles(directory=folder(), html=True))
    strict = Route("/api/refused/by/streamlit", refused)
    return TestClient(
        Starlette(routes=[strict, *routes.routes(), deep, files], middleware=routes.middleware())
    )


def test_the_page_is_ours(app):
    text = app.get("/").text
    assert text.count("<title>") == text.count('<meta name="description"') == 1
    assert '<link rel="canonical" href="http://testserver/">' in text
    assert '<a href="/talks/">' in text.split("<noscript>")[1]
    assert '<div id="root"></div>' in text
    assert "You need to enable JavaScript" not in text
    assert "_stcore/agent" not in text


def test_the_page_is_asked_for_anew_each_time(app):
    headers = app.get("/").headers
    assert headers["cache-control"] == "no-cache"
    assert app.get("/", headers={"if-none-match": headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/claims", 200), ("/claims/", 200), ("/nowhere", 404)]
)
def test_a_page_that_the_app_does_not_have_is_not_found(path, status):
    assert shell.status_of(path) == status


def test_the_runtime_and_late_chunks_are_fetched_early(app):
    text = app.get("/").text
    assert f'href="{assets.address("chart.js")}"' in text
    named = re.findall(
        r'<link rel="modulepreload" crossorigin fetchpriority="low" href="\.([^"]+)">', text
    )
    assert any("BidiComponent" in name for name in named)
    assert len(named) == len(set(named))
    assert set(named) <= set(scripts_and_styles())


def test_the_policy_allows_the_inline_scripts_of_the_page_alone(app):
    response = app.get("/")
    policy = response.headers[middleware.HEADER]
    scripts = re.findall(r"<script>(.*?)</script>", response.text, re.DOTALL)
    assert len(scripts) == 3
    assert f"script-src 'self' blob: {middleware.hashes(scripts)};" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy


def test_nothing_of_the_app_is_fetched_before_the_first_sight(app):
    page = re.sub(r'<template id="app">.*?</template>', "", app.get("/").text, flags=re.DOTALL)
    assert "/static/" not in page
    kept = re.search(r'<template id="app">(.*?)</template>', app.get("/").text, re.DOTALL)
    assert kept is not None
    assert kept[1].count("<script ") == 1
    assert kept[1].endswith("</script>")


def test_a_page_that_starts_otherwise_stops_the_start():
    with pytest.raises(ValueError, match="has changed"):
        preload.started_late('<head><link rel="stylesheet" href="./static/a.css"></head>')


def test_a_changed_index_page_stops_the_start():
    with pytest.raises(ValueError, match="has changed"):
        shell.described("<html></html>")


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_scripts_travel_compressed_and_are_kept(app, coding):
    response = app.get(SCRIPT, headers={"accept-encoding": coding})
    assert response.headers["content-encoding"] == coding
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.content == assets.reworded((folder() / SCRIPT[1:]).read_bytes())
    assert int(response.headers["content-length"]) < len(response.content) / 3


def test_a_script_is_compressed_once(app):
    app.get(SCRIPT)
    assert assets.static_payload(SCRIPT) is assets.static_payload(SCRIPT)


def test_other_files_pass_untouched(app):
    assert app.get("/favicon.png").content == (folder() / "favicon.png").read_bytes()
    assert app.get("/static/js/none.js").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"],
)
def test_what_nobody_needs_is_closed(app, path):
    assert app.get(path).status_code == 404
    assert app.post(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/", SCRIPT, "/api/rounds.csv", "/talks/", "/none", "/_stcore/metrics", "/assets/chart.js"],
)
def test_every_response_is_guarded(app, path):
    headers = app.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "frame-ancestors 'none'" in headers[middleware.HEADER]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/refused/by/streamlit", 400),
        ("/api/%0a", 404),
        ("/api/a%0ab.csv", 404),
        ("/api/%7f", 404),
    ],
)
def test_what_fails_under_api_outside_our_routes_is_a_problem_too(app, path, status):
    response = app.get(path)
    assert response.status_code == status
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["content-type"].startswith("application/problem+json")


def test_streamlit_does_not_ask_whether_the_reader_is_connected():
    whole = "".join(
        place.read_text(encoding="utf-8")
        for place in scripts_and_styles().values()
        if place.suffix == ".js"
    )
    for theirs in assets.SAID:
        assert whole.count(theirs) == 1, theirs
    served = [
        assets.static_payload(path).coded("").decode()
        for path in scripts_and_styles()
        if "/index." in path and path.endswith(".js")
    ]
    assert sum("Parley does not answer at the moment" in one for one in served) == 1
    assert [
        theirs for theirs in (*assets.SAID, "yourscript.py") for one in served if theirs in one
    ] == []
