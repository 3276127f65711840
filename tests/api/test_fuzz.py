"""Whatever is asked, the answer is an answer or a problem, never a failure."""

from urllib.parse import quote

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lib import catalog, derived_tables
from lib.api.hosts import name_of, own_names
from lib.charts import registry
from lib.params import PARAMETERS
from lib.settings import Settings
from tests.api.problem import assert_answer_or_problem
from tests.api.test_requests import PATHS

TALKS = catalog.catalog()[catalog.default()]
CHARTS = [f"charts/{name}" for name in registry.charts(TALKS)]
SERVED = {
    "cite.bib", "cite.json", "cite.txt", "datapackage.json", "diff.csv", "diff.json", "openapi.json",
    "package.zip", "status.json",
    *(f"{name}.{kind}" for name in (*derived_tables.every(TALKS), *CHARTS) for kind in ("csv", "json", "csv-metadata.json")),
    *(f"{name}.figure.json" for name in CHARTS),
}  # fmt: skip
OPEN = Settings()
SETTINGS = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SETTINGS
@given(
    path=st.sampled_from(PATHS[:9]),
    words=st.lists(
        st.tuples(
            st.one_of(st.sampled_from(PARAMETERS), st.text(max_size=9)), st.text(max_size=30)
        ),
        max_size=3,
    ),
)
def test_no_words_make_it_fail(client, path, words):
    response = client.get(path, params=words)
    assert_answer_or_problem(response, 400)


@SETTINGS
@given(query=st.binary(max_size=60))
def test_no_bytes_in_the_query_make_it_fail(client, query):
    raw = "".join(
        f"%{byte:02x}" if byte < 33 or byte > 125 or byte == 35 else chr(byte) for byte in query
    )
    assert client.get(f"/api/tracks.csv?{raw}").status_code in (200, 400)


@SETTINGS
@example(name="charts/differences", ending=".csv")
@given(name=st.text(min_size=1, max_size=20), ending=st.sampled_from([".csv", ".json", "", ".zip"]))
def test_no_name_makes_it_fail(client, name, ending):
    response = client.get(f"/api/{quote(name, safe='')}{ending}")
    assert (response.status_code == 200) == (f"{name}{ending}" in SERVED)
    assert_answer_or_problem(response, 404)


@SETTINGS
@given(host=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=20))
def test_no_host_makes_it_fail(client, host):
    response = client.get("/sitemap.xml", headers={"host": host})
    assert response.status_code == (
        200 if name_of(host) in own_names(OPEN) | {"testserver"} else 421
    )
