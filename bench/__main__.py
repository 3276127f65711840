"""``python -m bench``: measure and report; ``--quick`` looks at the server alone."""

import argparse
import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import Final

from bench import machine, quick, report
from bench.marks import ENOUGH, is_complete
from bench.parts import PARTS
from bench.results import Results

#: What the command line may not change in a run that is worth keeping.
USUAL: Final = ("parts", "servers", "seconds", "changes", "largest")


def options(arguments: list[str]) -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    add = parser.add_argument
    add("--quick", action="store_true", help="the server alone, in under two minutes")
    add("--parts", nargs="+", choices=list(PARTS), default=list(PARTS))
    add("--repetitions", type=int, default=ENOUGH, help="in the browser, after one thrown away")
    add("--servers", nargs="+", default=[], help="in the browser only these, as KIND/PAGE")
    add("--limit", type=float, default=3_600, help="seconds after which no repetition begins")
    add("--seconds", type=float, default=30, help="how long many readers go on")
    add("--changes", type=int, default=5_000, help="over which memory is to stay flat")
    add("--largest", type=int, default=1_000_000, help="most synthetic transfers")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    """0 when everything ran; bars that are not met are told, not raised."""
    chosen, found = options(arguments), Results(busy=machine.busy(), commit=machine.commit())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # ends the servers on its way out
    with tempfile.TemporaryDirectory(prefix="parley-bench-") as name:
        folder = Path(os.environ.get("BENCH_OUT") or name)
        if chosen.quick:
            print(quick.report(folder))
            return 0
        for part in chosen.parts:
            print(f"{part}:", flush=True)
            PARTS[part](chosen, folder, found)
    whole = is_whole(chosen, found)
    print(report.write(found) if whole else report.report(found))
    if not whole:
        print("A part of a run only: RESULTS.md stays as it is.", file=sys.stderr)
    return 0


def is_whole(chosen: argparse.Namespace, found: Results) -> bool:
    """True for a run whose results are worth keeping: asked for as usual, and carried out."""
    usual = options([])
    return is_complete(found) and all(
        getattr(chosen, name) == getattr(usual, name) for name in USUAL
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
