"""Small drawings of ours in SVG: the clock of a day, and numbers as bars.

Each stretch of time and each number stands in words above its line, whose lengths are shares of its
width, so that they fit any screen; the lines show nothing that the words do not say.
"""

import math
from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from lib.content.nodes import Bar, Bars, Clock, Span

HOUR: Final = 60
#: How high a line of time and the axis are, and where in it the line stands, in pixels.
HEIGHT: Final = 20
MIDDLE: Final = 10
#: Hours are written at most this many to an axis.
MOST_TICKS: Final = 5
#: An end that no report bounds is drawn this far beyond the last time that is known, in minutes.
BEYOND: Final = 60
#: The share of the width that the largest number takes.
FULL: Final = 0.98
#: A drawing that says nothing that the words beside it do not say.
SVG: Final = Markup('<svg aria-hidden="true" width="100%" height="{}">{}</svg>')
LINE: Final = Markup('<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>')


def html(node: Clock | Bars) -> Markup:
    """What is drawn under its caption."""
    drawn = clock(node) if isinstance(node, Clock) else bars(node)
    return Markup('<figure class="drawing">\n<figcaption>{}</figcaption>\n{}\n</figure>').format(
        node.caption, Markup("\n").join(drawn)
    )


def clock(node: Clock) -> Iterable[Markup]:
    """The stretches of a day, each in words and as a line, over the hours."""
    first, last = hours(node)
    yield from (row(one, first, last) for one in node.spans)
    yield axis(first, last)


def hours(node: Clock) -> tuple[int, int]:
    """The first and the last whole hour of the axis, in minutes."""
    times = {time for one in node.spans for time in (one.early, one.start, one.end, one.late)}
    known = [time for time in times if time is not None and math.isfinite(time)]
    is_open = any(math.isinf(one.late) for one in node.spans)
    last = max(known) + BEYOND * is_open
    return math.floor(min(known) / HOUR) * HOUR, math.ceil((last + 1) / HOUR) * HOUR


def share(time: float, first: int, last: int) -> str:
    """Where a time stands on the axis, in per cent of its width; at its end where it is open."""
    return f"{(min(time, last) - first) / (last - first):.2%}"


def ticks(first: int, last: int) -> range:
    """The hours that are written, in minutes."""
    return range(first, last + 1, max(1, math.ceil((last - first) / HOUR / MOST_TICKS)) * HOUR)


def axis(first: int, last: int) -> Markup:
    """The hours of the axis in figures."""
    return SVG.format(
        HEIGHT, Markup("").join(tick(time, first, last) for time in ticks(first, last))
    )


def tick(time: int, first: int, last: int) -> Markup:
    """One hour; the words of the first and the last stay within the axis."""
    anchor = "start" if time == first else "end" if time + HOUR > last else "middle"
    return Markup('<text x="{}" y="14" text-anchor="{}">{:02}:00</text>').format(
        share(time, first, last), anchor, time // HOUR % 24
    )


def row(one: Span, first: int, last: int) -> Markup:
    """A stretch in words, and its line over the rules of the hours."""
    rules = (share(time, first, last) for time in ticks(first, last))
    drawn = [*(LINE.format("hour", at, at, 0, HEIGHT) for at in rules), *marks(one, first, last)]
    return Markup("<p><strong>{}</strong> {}</p>\n{}").format(
        one.words, one.said, SVG.format(HEIGHT, Markup("").join(drawn))
    )


def marks(one: Span, first: int, last: int) -> Iterable[Markup]:
    """A thin line for what the reports allow, a thick one for what stands; a point for one end."""
    start, early = share(one.start, first, last), share(one.early, first, last)
    kind = "open" if math.isinf(one.late) else "evidence"
    yield LINE.format(kind, early, share(one.late, first, last), MIDDLE, MIDDLE)
    if one.end is None or one.end == one.start:
        yield Markup('<circle class="point" cx="{}" cy="{}" r="5"/>').format(start, MIDDLE)
    else:
        yield LINE.format("stands", start, share(one.end, first, last), MIDDLE, MIDDLE)


def bars(node: Bars) -> Iterable[Markup]:
    """Each number in words and as a length from zero; the headline in strong words, and filled."""
    most = max(one.value for one in node.bars) or 1
    return (bar(one, FULL * one.value / most) for one in node.bars)


def bar(one: Bar, share: float) -> Markup:
    """A number in words, and as a share of the width."""
    words = (Markup("<strong>{}</strong>") if one.stands else Markup("{}")).format(one.words)
    form = "full" if one.stands else "hollow"
    drawn = Markup('<rect class="{}" x="1" y="4" width="{:.2%}" height="12"/>').format(form, share)
    return Markup("<p>{}</p>\n{}").format(words, SVG.format(HEIGHT, drawn))
