"""The icons that are served in place of Streamlit's font of all of them."""

from fontTools.ttLib import TTFont

from frontend import icons
from lib.api import assets


def test_every_icon_that_can_be_drawn_is_in_the_cut():
    whole, cut = icons.icons(icons.whole()), icons.icons(TTFont(assets.ICONS))
    assert icons.named() & set(whole) <= set(cut)
    assert "keyboard_arrow_right" in cut


def test_an_icon_is_drawn_as_in_the_whole_font():
    whole, cut = icons.whole(), TTFont(assets.ICONS)
    before, after = (
        icons.icons(whole)["keyboard_arrow_right"],
        icons.icons(cut)["keyboard_arrow_right"],
    )
    assert cut["glyf"][after].coordinates == whole["glyf"][before].coordinates
    assert cut["hmtx"][after] == whole["hmtx"][before]


def test_the_cut_is_served_at_the_address_of_the_font(client):
    (path,) = assets.icons()
    answer = client.get(path)
    assert answer.headers["content-type"] == "font/woff2"
    assert answer.content == assets.ICONS.read_bytes()
    assert len(answer.content) < 20_000
