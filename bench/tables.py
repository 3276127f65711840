"""Tables of numbers in Markdown."""

from collections.abc import Iterable
from statistics import median


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> list[str]:
    """A table in Markdown."""
    names = list(head)
    lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    return [*lines, *(f"| {' | '.join(str(cell) for cell in row)} |" for row in rows), ""]


def spread(values: list[float], scale: float = 1.0, form: str = ".0f") -> str:
    """Median with the least and the greatest, or a dash."""
    if not values:
        return "–"
    parts = [format(number * scale, form) for number in (median(values), min(values), max(values))]
    return f"{parts[0]} ({parts[1]}–{parts[2]})"
