"""What was measured, and its median."""

from statistics import median


class Measured:
    """Lists of what was measured, each in a field of its own."""

    def middle(self, what: str) -> float:
        """The median of one measure; not a number where nothing was measured."""
        values: list[float] = getattr(self, what)
        return median(values) if values else float("nan")
