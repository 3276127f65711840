"""How a chart is shared: by the code of a frame that other sites put into a page."""

from collections.abc import Mapping
from typing import Any, Final

#: The pixels that a frame is wide where nobody says otherwise.
WIDTH: Final = 800
#: The code of a frame.
FRAME: Final = (
    '<iframe src="{address}" title="{title}" width="{width}" height="{height}" '
    'style="border:0;max-width:100%" loading="lazy"></iframe>'
)
#: Below these pixels a figure has the changes that its layout keeps for tablets and phones, as in
#: frontend/src/figure.js.
NARROW: Final = {"tablet": 800, "phone": 520}
#: The pixels of a frame's own rims, left and right.
RIMS: Final = 24
#: The pixels of what stands over and under a figure: twice as much where lines are half as long.
WORDS: Final = 300
#: The pixels of a figure that says nothing of its height, and of the sentence in its place.
PLAIN, EMPTY = 400, 100


def height(figure: Mapping[str, Any] | None, width: int) -> int:
    """The pixels that the page of a chart is high in a frame of a width."""
    words = WORDS * max(1, WIDTH / max(width, 1)) ** 0.5
    return int(words) + (EMPTY if figure is None else drawn(figure["layout"], width - RIMS))


def drawn(layout: Mapping[str, Any], width: int) -> int:
    """The pixels that a figure is high where it is drawn in a width."""
    changes = [layout.get("meta", {}).get(name, {}) for name, at in NARROW.items() if width < at]
    heights = [change["height"] for change in changes if "height" in change]
    return int([layout.get("height", PLAIN), *heights][-1])
