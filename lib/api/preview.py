"""Preview images: a page, a chart or a record as a picture of 1200 by 630 pixels, drawn by Pillow.

Grey on white in the app's own font: a colour would mean a speaker or a direction.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from lib.api.about import PREVIEW
from lib.api.assets import folder

WIDTH, HEIGHT = PREVIEW
#: Pixels between the words and the rim.
EDGE: Final = 64
#: Shades of grey, 0 black to 255 white: words, what stands back, bars outside the period.
INK, QUIET, FAINT = 28, 100, 205
#: The pixels of a line by those of its letters.
LEADING: Final = 1.25
#: Weights of the font.
PLAIN, BOLD = 400, 600
#: The foot and the height of the strip of bars, in pixels from above.
FOOT, TALLEST = 540, 110
FONT: Final = "SourceSansVF-Upright.*.woff2"


@dataclass(frozen=True)
class Preview:
    """What a picture says; ``bars`` is a number for each month and whether it is meant.

    ``ends`` stands under the bars: their first day, what they count, their last day.
    """

    site: str
    over: str
    notice: str
    title: str
    text: str
    line: str
    bars: tuple[tuple[int, bool], ...]
    ends: tuple[str, str, str]


@cache
def font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """The app's font in a size in pixels and a weight."""
    (path,) = (folder() / "static" / "media").glob(FONT)
    found = ImageFont.truetype(path, size)
    found.set_variation_by_axes([weight])
    return found


@cache
def is_legible(letter: str) -> bool:
    """True for a letter that the font has."""
    pen = font(32, PLAIN)
    return letter.isspace() or bytes(pen.getmask(letter)) != bytes(pen.getmask("\uffff"))


def legible(text: str) -> str:
    """The text with "…" for each word part in letters that the font lacks.

    >>> legible("Умєров, Türkiye, \u10db\u10d7")
    'Умєров, Türkiye, …'
    """
    shown = "".join(letter if is_legible(letter) else "\uffff" for letter in text)
    return re.sub("\uffff+", "…", shown)


def lines(text: str, size: int, weight: int) -> Iterator[str]:
    """The text in lines that fit between the rims; a longer word is cut."""
    line = ""
    for word in legible(text).split():
        longer = f"{line} {word}".strip()
        if line and not fits(longer, size, weight):
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def fits(line: str, size: int, weight: int) -> bool:
    """True for a line that fits between the rims."""
    return font(size, weight).getlength(line) <= WIDTH - 2 * EDGE


def fitted(text: str, size: int, weight: int, most: int) -> list[str]:
    """The first lines of a text, at most ``most``; "…" ends what is cut."""
    every = list(lines(text, size, weight))
    shown = every[:most]
    if shown and (len(every) > most or not fits(shown[-1], size, weight)):
        cut = shown[-1]
        while cut and not fits(f"{cut}…", size, weight):
            cut = cut[:-1]
        shown[-1] = f"{cut.rstrip()}…"
    return shown


def drawn(preview: Preview) -> bytes:
    """The picture as PNG."""
    image = Image.new("L", PREVIEW, 255)
    pen = ImageDraw.Draw(image)
    head(pen, preview)
    size = 60 if len(list(lines(preview.title, 60, BOLD))) == 1 else 44
    y = paragraph(pen, preview.title, 118, (size, BOLD, INK, 2))
    y = paragraph(pen, preview.text, y + 14, (32, PLAIN, INK, 3))
    paragraph(pen, preview.line, y + 10, (26, PLAIN, QUIET, 1))
    strip(pen, preview)
    held = BytesIO()
    image.save(held, "PNG", optimize=True)
    return held.getvalue()


def head(pen: ImageDraw.ImageDraw, preview: Preview) -> None:
    """Write the name of the site and what the picture belongs to."""
    bold, plain = font(32, BOLD), font(32, PLAIN)
    pen.text((EDGE, 56), preview.site, INK, bold)
    beside = EDGE + bold.getlength(preview.site) + 20
    pen.text((beside, 56), preview.over, QUIET, plain)
    pen.text((WIDTH - EDGE, 56), preview.notice, INK, bold, anchor="ra")


def paragraph(
    pen: ImageDraw.ImageDraw, text: str, y: float, look: tuple[int, int, int, int]
) -> float:
    """Write a text from ``y`` down in size, weight, grey and at most some lines; where it ends."""
    size, weight, grey, most = look
    for line in fitted(text, size, weight, most):
        pen.text((EDGE, y), line, grey, font(size, weight))
        y += size * LEADING
    return y


def strip(pen: ImageDraw.ImageDraw, preview: Preview) -> None:
    """Draw a bar for each month, and say below what they are."""
    most = max((number for number, _ in preview.bars), default=0) or 1
    step = (WIDTH - 2 * EDGE) / max(1, len(preview.bars))
    for place, (number, is_meant) in enumerate(preview.bars):
        left = EDGE + place * step
        tall = TALLEST * number / most
        box = (left, FOOT - tall, left + max(1, step - 3), FOOT)
        pen.rectangle(box, INK if is_meant else FAINT)
    pen.line((EDGE, FOOT, WIDTH - EDGE, FOOT), QUIET)
    places = zip(preview.ends, (EDGE, WIDTH / 2, WIDTH - EDGE), ("la", "ma", "ra"), strict=True)
    for words, x, anchor in places:
        pen.text((x, FOOT + 12), words, QUIET, font(24, PLAIN), anchor=anchor)
