"""What changes on a narrow screen: names stand above their rows instead of before them."""

from collections.abc import Iterable, Sequence


def names_above(
    names: Iterable[str],
    rise: float = 0.42,
    size: int = 12,
    right: int = 8,
    more: Sequence[dict[str, object]] = (),
) -> dict[str, object]:
    """The changes that write each name above its row.

    ``rise`` is in rows; size and right margin are in pixels; ``more`` are words that stay.
    """
    said = {"showarrow": False, "xanchor": "left", "align": "left", "font": {"size": size}}
    shown = [
        {"x": 0, "xref": "paper", "y": place - rise, "text": name, **said}
        for place, name in enumerate(names)
    ]
    return {
        "yaxis.showticklabels": False, "margin.l": 8, "margin.r": right,
        "annotations": [*shown, *more],
    }  # fmt: skip


def wrapped(names: Iterable[str], changes: dict[str, object] | None = None) -> dict[str, object]:
    """The changes that write the names of horizontal bars on two lines each, and others given."""
    every = list(names)
    two = [name.replace(", ", ",<br>", 1) for name in every]
    return {
        "yaxis.tickmode": "array", "yaxis.tickvals": every, "yaxis.ticktext": two,
        "yaxis.tickfont.size": 11, "margin.l": 8, **(changes or {}),
    }  # fmt: skip
