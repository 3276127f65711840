"""Preview images: one for each page, chart and record, of the right size and in the asked view."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from lib import catalog, sitemap
from lib.api import og, preview
from lib.params import RECORD_TABLES

NAME = catalog.default()
DATASET = catalog.catalog()[NAME]
RECORDS = [
    next(name for name in sorted(DATASET.records) if name.startswith(f"{table}/"))
    for table in RECORD_TABLES
]
EVERY = [*sitemap.PAGES, "charts/process", *RECORDS]


@pytest.fixture
def drawn(client):
    """The bytes of an image by its name and query parameters."""

    def image(name, **words):
        response = client.get(f"/og/{name}.png", params=words)
        assert response.status_code == 200
        assert response.headers["content-type"] == "image/png"
        return response.content

    return image


@pytest.mark.parametrize("name", EVERY)
def test_it_is_a_picture_of_1200_by_630_pixels(drawn, name):
    image = Image.open(BytesIO(drawn(name)))
    assert (image.format, image.size) == ("PNG", (1200, 630))


def test_each_page_and_record_has_its_own(drawn):
    assert len({drawn(name) for name in EVERY}) == len(EVERY)


@pytest.mark.parametrize(
    "words",
    [
        {"from": "2025-06-01"},
        {"to": "2025-06-30"},
        {"figures": "press"},
        {"talks": "example-fictional-valleys"},
    ],
)
def test_it_shows_the_view_of_its_address(drawn, words):
    assert drawn("rounds", **words) != drawn("rounds")


def test_a_record_is_the_same_in_every_view(drawn):
    assert drawn(RECORDS[0], **{"from": "2025-06-01"}) == drawn(RECORDS[0])


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/og/rounds.png?from=soon", 400),
        ("/og/rounds.png?figures=nobody", 400),
        ("/og/rounds.png?other=1", 400),
        ("/og/rounds.png?talks=none", 400),
        ("/og/none.png", 404),
        ("/og/rounds.jpg", 404),
        ("/og/charts/none.png", 404),
        ("/og/rounds/none.png", 404),
        ("/og/", 404),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(client, path, status):
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"].startswith("application/problem+json")
    assert response.json()["detail"].endswith(".")


def test_it_is_drawn_once(client, monkeypatch):
    client.get("/og/method.png?to=2025-01-31")
    monkeypatch.setattr(og, "drawn", lambda _: 1 / 0)
    assert client.get("/og/method.png?to=2025-01-31").status_code == 200


def test_the_images_of_a_negotiation_take_no_more_than_their_room(drawn):
    assert og.PREVIEWS.room == og.ROOM <= 20_000_000
    assert og.PREVIEWS.size is not None
    assert max(len(drawn(name)) for name in EVERY) < 60_000


def made(title="Title", text="Text", bars=((1, True),)):
    ends = "1 January 2025", "records by month", "31 December 2025"
    return preview.drawn(preview.Preview("Site", "Talks", "", title, text, "Line", bars, ends))


def test_words_of_any_length_stay_inside_the_picture():
    image = Image.open(BytesIO(made("word " * 80, "unbroken" * 400, ((9, True), (3, False)) * 200)))
    white = Image.new("L", image.size, 255)
    left, top, right, bottom = ImageChops.difference(image, white).getbbox()
    assert left >= preview.EDGE - 3
    assert right <= preview.WIDTH - preview.EDGE + 3
    assert top > 0
    assert bottom < preview.HEIGHT


def test_a_negotiation_without_records_has_a_picture():
    assert Image.open(BytesIO(made(bars=()))).size == (1200, 630)
