"""``python -m bench``: measure, print and keep; ``--quick`` looks at the server alone."""

import argparse
import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import Final

from bench import machine, quick, results
from bench.contenders import CONTENDERS
from bench.results import Found
from bench.suites import SUITES
from bench.targets import targets

#: What the command line may not change in a run that is worth keeping.
USUAL: Final = ("suites", "servers", "seconds", "changes", "largest")


def options(arguments: list[str]) -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    add = parser.add_argument
    add("--quick", action="store_true", help="the server alone, in under two minutes")
    add("--beside", type=Path, metavar="PATH", help="with --quick: another checkout, in turn")
    add("--suites", nargs="+", choices=list(SUITES), default=list(SUITES))
    add("--repetitions", type=int, default=machine.ENOUGH, help="after one thrown away")
    add("--servers", nargs="+", default=[], help="in the browser only these, as KIND/PAGE")
    add("--limit", type=float, default=3_600, help="seconds after which no repetition begins")
    add("--seconds", type=float, default=30, help="how long many readers go on")
    add("--changes", type=int, default=5_000, help="over which memory is to stay flat")
    add("--largest", type=int, default=1_000_000, help="most synthetic transfers")
    return parser.parse_args(arguments)


def measured(chosen: argparse.Namespace, folder: Path) -> Found:
    """What the chosen suites found, on what, and which targets that meets."""
    found: Found = {"run": machine.run()}
    for suite in chosen.suites:
        print(f"{suite}:", flush=True)
        found[suite] = SUITES[suite](chosen, folder)
    found["run"]["flaws"] = machine.warnings(found)
    found["targets"] = [target.row for target in targets(found)]
    return found


def is_whole(chosen: argparse.Namespace, found: Found) -> bool:
    """True for a run whose results are worth keeping: asked for as usual, and carried out."""
    usual = options([])
    counts = [row["n"] for row in found.get("browser", {}).values()]
    return (
        all(found.get(suite) for suite in SUITES)
        and len(counts) == len(CONTENDERS)
        and max(counts) >= machine.ENOUGH
        and all(getattr(chosen, name) == getattr(usual, name) for name in USUAL)
    )


def main(arguments: list[str]) -> int:
    """0 when everything ran; targets that are not met are told, not raised."""
    chosen = options(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # ends the servers on its way out
    with tempfile.TemporaryDirectory(prefix="parley-bench-") as name:
        folder = Path(os.environ.get("BENCH_OUT") or name)
        if chosen.quick:
            print(quick.beside(folder, chosen.beside) if chosen.beside else quick.report(folder))
            return 0
        found = measured(chosen, folder)
    print(results.written(found))
    if is_whole(chosen, found):
        results.FILE.write_text(results.written(found), "utf-8")
    else:
        print("A part of a run only: results.json stays as it is.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
