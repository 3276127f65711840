"""The letters that are served beside Streamlit's font of all of them, and how a page shows text until then."""

import re
from itertools import pairwise

from fontTools.ttLib import TTFont

from lib.api import assets
from lib.prerender import preload

STYLE = next(
    path for path in assets.scripts_and_styles() if "/index." in path and path.endswith(".css")
)


def test_a_letter_is_drawn_as_in_the_whole_font():
    whole, cut = TTFont(assets.whole_letters()), TTFont(assets.LETTERS)
    assert "ž" in map(chr, cut.getBestCmap())
    assert cut.getBestCmap().keys() <= whole.getBestCmap().keys()
    assert cut["hhea"].ascent == whole["hhea"].ascent
    assert [(axis.minValue, axis.maxValue) for axis in cut["fvar"].axes] == [(400, 700)]


def test_the_cut_is_light_and_bears_no_reserved_name():
    assert assets.LETTERS.stat().st_size < 40_000
    names = [entry for entry in TTFont(assets.LETTERS)["name"].names if entry.nameID not in (0, 7)]
    assert [str(entry) for entry in names if "Source" in str(entry)] == []
    assert [str(entry) for entry in names if "Open Font License" in str(entry)]


def test_every_letter_is_in_the_cut_or_in_the_whole_font_and_in_no_two():
    covered = sorted([*assets.LATIN, *assets.others()])
    assert covered[0][0] == 0
    assert covered[-1][1] == assets.LAST
    assert all(last + 1 == first for (_, last), (first, _) in pairwise(covered))


def test_no_text_of_the_app_waits_for_a_font():
    style = assets.static_payload(STYLE).body.decode()
    faces = re.findall(r"@font-face\{([^}]*)\}", style)
    assert len(faces) > 3
    assert [face for face in faces if "font-display:swap" not in face] == []
    (upright,) = [face for face in faces if assets.whole_letters().name in face]
    assert f"unicode-range:{assets.ranges(assets.others())}" in upright


def test_the_letters_are_fetched_with_the_page(client):
    link, style = preload.letters()
    place = re.search('href="([^"]+)"', link)[1]
    assert f'url("{place}")' in style
    assert "font-display:swap" in style
    answer = client.get(place)
    assert answer.headers["content-type"] == "font/woff2"
    assert answer.content == assets.LETTERS.read_bytes()
