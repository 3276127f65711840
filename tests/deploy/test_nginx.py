"""nginx in front of two replicas: pages, data and sockets come through, and one may die."""

import json
import subprocess
import time

import httpx
import pytest
from websockets.sync.client import connect

from tests.deploy.conftest import DEPLOY, NGINX, configuration, copied
from tests.server.test_running import rerun

FIGURE = "/api/charts/process.figure.json"


def asked(site, path: str, client: str = "127.0.0.1", **headers: str) -> httpx.Response:
    """The answer to a client at an address of this machine."""
    with httpx.Client(transport=httpx.HTTPTransport(local_address=client)) as one:
        return one.get(site.url + path, headers=headers, timeout=30)


def clients(site, path: str, wanted: int) -> list[list[str]]:
    """By replica, the client of each logged request for a path; a line comes after its answer."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        texts = [log.read_text().rpartition("\n")[0].splitlines() for log in site.logs]
        found = [[json.loads(line) for line in text if line.startswith("{")] for text in texts]
        seen = [[line["client"] for line in one if line["path"] == path] for one in found]
        if sum(map(len, seen)) >= wanted:
            break
        time.sleep(0.1)
    return seen


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed here")
def test_the_configuration_is_valid(tmp_path):
    config = configuration(tmp_path, 18080, [18501, 18502])
    found = subprocess.run(
        [NGINX, "-t", "-p", tmp_path, "-c", config, "-e", "stderr"], capture_output=True, text=True
    )
    assert found.returncode == 0, found.stderr
    assert "[warn]" not in found.stderr.replace('the "user" directive', "")


def test_a_page_and_data_come_through_compressed(site):
    page = asked(site, "/", accept="text/html", **{"accept-encoding": "gzip"})
    assert page.status_code == 200
    assert page.headers["content-encoding"] == "gzip"
    assert "<title>" in page.text
    rows = asked(site, "/api/rounds.csv")
    assert rows.status_code == 200
    assert rows.headers["content-type"].startswith("text/csv")
    assert len(rows.text.splitlines()) > 1


def test_a_page_speaks_with_the_app_by_its_socket(site):
    url = f"ws://127.0.0.1:{site.port}/_stcore/stream"
    origin = {"Origin": site.url}
    with connect(url, additional_headers=origin, subprotocols=["streamlit"], max_size=None) as page:
        page.send(rerun())
        assert page.recv(timeout=60)


def test_figures_and_files_are_kept(site):
    script = next(
        part.split('"')[0] for part in asked(site, "/").text.split('src="') if "static" in part[:20]
    )
    for path in (FIGURE, "/" + script.lstrip("./")):
        answers = [asked(site, path) for _ in range(2)]
        assert [one.status_code for one in answers] == [200, 200]
        assert answers[1].headers["x-cache"] == "HIT"
        assert answers[0].content == answers[1].content


def test_a_client_stays_with_its_replica_and_clients_are_spread(site):
    named = [f"127.0.0.{number}" for number in range(10, 22)]
    for client in named * 2:
        assert asked(site, "/favicon.svg", client).status_code == 200
    one, other = clients(site, "/favicon.svg", wanted=24)
    assert sorted(one + other) == sorted(named * 2)
    assert set(one) & set(other) == set()
    assert one
    assert other


def test_no_client_feigns_an_address(site):
    asked(site, "/sitemap.xml", "127.0.0.30", **{"x-forwarded-for": "192.0.2.1"})
    one, other = clients(site, "/sitemap.xml", wanted=1)
    assert one + other == ["127.0.0.30"]


def test_who_asks_on_and_on_is_told_to_slow_down(site):
    transport = httpx.HTTPTransport(local_address="127.0.0.40")
    with httpx.Client(transport=transport) as one:
        codes = [one.get(f"{site.url}/robots.txt").status_code for _ in range(400)]
    assert 429 in codes
    assert asked(site, "/robots.txt", "127.0.0.41").status_code == 200


def test_the_states_of_replicas_are_not_told_to_the_world(site):
    assert asked(site, "/health/ready").status_code == 404


def test_nothing_is_written_into_the_image(site, tmp_path):
    def files(folder):
        return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}

    assert files(site.image) == files(copied(tmp_path))


def test_where_one_replica_is_killed_the_other_answers_all(site):
    site.replicas[0].kill()
    site.replicas[0].wait()
    try:
        named = [f"127.0.0.{number}" for number in range(10, 22)]
        assert [asked(site, "/", client).status_code for client in named] == [200] * 12
    finally:
        site.start(0)


def test_the_configuration_says_what_to_do_with_a_sub_path():
    assert "Sub-path" in (DEPLOY / "nginx" / "nginx.conf").read_text(encoding="utf-8")
