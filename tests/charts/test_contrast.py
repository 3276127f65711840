"""Marks are seen and told apart: contrast, forms beside colours, and keys that say what is there.

Contrast is that of WCAG 2.2, 1.4.11. Colour blindness is simulated by the matrices for full
deuteranopia and protanopia of Machado, Oliveira and Fernandes (2009), "A Physiologically-based
Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), applied to linear RGB.
"""

from itertools import chain, combinations

import numpy as np
import pytest

from lib import catalog, params
from lib.charts import marks, registry, style, tokens

EVERY = list(catalog.catalog().values())
LEAST = 3.0
#: Backgrounds of the pages in the light and the dark theme.
PAGES = {"light": "#ffffff", "dark": "#0e1117"}
BLIND = {
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                     [-0.011820, 0.042940, 0.968881]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                   [-0.003882, -0.048116, 1.051998]],
}  # fmt: skip
#: Of sRGB (IEC 61966-2-1) to the XYZ of its white.
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


@pytest.fixture(params=EVERY, ids=lambda dataset: dataset.package.name, scope="module")
def talks(request):
    """Each negotiation that is served."""
    return request.param


@pytest.fixture(params=[{}, {"figures": "press"}, {"from": "2025-05-01", "to": "2025-07-31"}],
                ids=["whole", "press", "summer"], scope="module")  # fmt: skip
def view(request, talks):
    """Several views, of which the last lies outside the fictional example."""
    return params.parse(request.param, talks.limits)[0]


def linear(color):
    """The linear RGB of a colour."""
    one = np.array([int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(one <= 0.04045, one / 12.92, ((one + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """The contrast of two colours as WCAG reckons it."""
    low, high = sorted(float(linear(color) @ [0.2126, 0.7152, 0.0722]) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(rgb):
    """CIELAB of linear RGB."""
    ratio = (XYZ @ np.clip(rgb, 0, 1)) / XYZ.sum(axis=1)
    f = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def many(value, count):
    """A list of a value that may be one for all marks."""
    return value if isinstance(value, list) else [value] * count


def drawn_colors(trace):
    """The colour of each mark's or bar's rim, or of its fill where it has no rim."""
    marker, count = trace.get("marker", {}), len(trace.get("x") or [])
    fills = many(marker.get("color"), count)
    line = marker.get("line") or {}
    rims = many(line.get("color"), count)
    widths = many(line.get("width", 0), count)
    # a rim of the colour of the page parts marks and is not seen
    seen = [
        rim not in (None, tokens.PAPER) and width for rim, width in zip(rims, widths, strict=True)
    ]
    return [rim if is_seen else fill for fill, rim, is_seen in zip(fills, rims, seen, strict=True)]


@pytest.fixture(scope="module")
def traces(talks, view):
    """Every trace of marks or bars of every chart, each after the name of its chart."""
    seen, found = style.style(talks, view), []
    for name, chart in registry.charts(talks).items():
        rows = chart.rows(talks, view)
        made = [] if rows.empty else chart.draw(rows, seen).plain()["data"]
        shown = [one for one in made if one["type"] == "bar" or "markers" in one.get("mode", "")]
        found += [(name, one) for one in shown]
    return found


def test_every_mark_or_its_rim_has_three_to_one_in_both_themes(talks, view, traces):
    dark = style.style(talks, view).dark
    seen, faint = 0, set()
    for name, trace in traces:
        solid = trace.get("marker", {}).get("opacity", 1)
        for color in drawn_colors(trace):
            seen += 1
            both = contrast(color, PAGES["light"]), contrast(dark.get(color, color), PAGES["dark"])
            if min(both) < LEAST or (not isinstance(solid, list) and solid < 0.7):
                faint.add((name, trace.get("name"), color))
    assert seen
    assert {one for one in faint if not one[0].startswith(("ledger", "steps"))} == set()


def groups(talks):
    """Every speaking group of a negotiation."""
    seen = style.whole_style(talks)
    return [*seen.sides, *seen.others, *marks.ALONE]


def test_no_two_speakers_have_the_same_form(talks):
    seen = style.whole_style(talks)
    forms = [marks.form_of(seen, group) for group in groups(talks)]
    assert len(forms) == len(set(forms)) > 4


@pytest.mark.parametrize("theme", PAGES)
@pytest.mark.parametrize("blindness", BLIND)
def test_the_sides_are_told_apart_by_colour_with_either_blindness(talks, blindness, theme):
    seen = style.whole_style(talks)
    shown = {side: seen.color(side) if theme == "light" else seen.dark[seen.color(side)]
             for side in seen.sides}  # fmt: skip
    seen_as = {
        side: lab(np.array(BLIND[blindness]) @ linear(color)) for side, color in shown.items()
    }
    apart = [np.linalg.norm(one - other) for one, other in combinations(seen_as.values(), 2)]
    assert min(apart) > 15


def key(trace):
    """The form and the colour of an entry of a key, or of a mark."""
    marker = trace["marker"]
    symbols = many(marker.get("symbol", "bar"), len(trace["x"]))
    return {(one.replace("-open-dot", "").replace("-open", ""), color)
            for one, color in zip(symbols, drawn_colors(trace), strict=True)}  # fmt: skip


def test_every_entry_of_a_key_is_a_mark_and_the_reverse(talks, view, traces):
    of_chart = {}
    for name, trace in traces:
        of_chart.setdefault(name, []).append(trace)
    held = [name for name in of_chart if name.startswith(("single-", "differences", "sittings"))]
    for name in held:
        entries = [one for one in of_chart[name] if one.get("showlegend")]
        marked = [
            one for one in of_chart[name] if not one.get("showlegend") and one.get("customdata")
        ]
        marked = [one for one in marked if one["marker"].get("symbol") != "line-ns"]
        said = set(chain.from_iterable(map(key, entries)))
        assert said == set(chain.from_iterable(map(key, marked))), name
    stacked = [name for name in of_chart if name.startswith(("states", "source-mix"))]
    for name in stacked:
        assert all(trace["name"] and len(trace["x"]) for trace in of_chart[name]), name
    assert held or view.period.first > talks.span.last
