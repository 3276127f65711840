"""What speaks against a run: a busy machine, or a server that was measured too seldom."""

from typing import Final

from bench.field import FIELD, SELDOM
from bench.results import Results

#: Fewer repetitions in the browser are printed, and their row is marked.
ENOUGH: Final = 15
#: More processes than that wanted the processor when the run began.
BUSY: Final = 1.0


def marks(found: Results) -> list[str]:
    """A sentence in Markdown for each flaw of a run; none for a good one."""
    told = []
    if found.busy > BUSY:
        told.append(
            f"**Disturbed: the machine had a load of {found.busy:.1f} when the run began.**"
        )
    few = [
        f"{name} {times.done}"
        for name, times in found.times.items()
        if times.done < ENOUGH and name.split()[0] not in SELDOM
    ]
    if few:
        told.append(f"**Fewer than {ENOUGH} repetitions in the browser: {', '.join(few)}.**")
    return told


def is_complete(found: Results) -> bool:
    """True if every part was measured, and the browser came to enough repetitions."""
    parts = (found.turns, found.loads, found.weights, found.grown)
    most = max((times.done for times in found.times.values()), default=0)
    return all(parts) and len(found.times) == len(FIELD) and most >= ENOUGH
