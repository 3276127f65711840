"""Mutation testing of the heart: `make mutants` plants faults one by one and counts those found.

cosmic-ray says which faults there are; each is run in a process of its own that loads the faulty
source from memory, so that no file is changed. Only those files of tests are run against it that
reach the function with the fault; they end at the first failure. What holds no rule is left alone:
annotations, decorators and the operators that make nonsense of a column.
"""

import ast
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.metadata import version
from importlib.util import spec_from_loader
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
RESULT: Final = ROOT / "docs" / "quality.json"
README: Final = ROOT / "README.md"
BEGIN, END = "<!-- printed by tests.mutants -->", "<!-- end -->"
#: What the README says before anything is measured.
UNMEASURED: Final = """`make mutants` plants faults one by one in the model, the period, the exports and the rules of the check, and
counts those that tests find."""
#: The modules that are mutated, as patterns of paths.
HEART: Final = (
    "lib/model/*.py", "lib/period.py", "lib/export.py", "lib/derived_tables.py",
    "lib/validation/*.py",
)  # fmt: skip
#: What is run against a fault in a module, by the beginning of its path, where it reaches the fault.
SUITES: Final = {
    "lib/model/": (
        "tests/model", "tests/test_facts.py", "tests/test_one_answer.py",
        "tests/test_export.py", "tests/charts/test_titles.py", "tests/api/test_data.py",
        "tests/test_planted_faults.py", "tests/content/test_tables.py",
        "tests/content/test_record.py", "tests/content/test_candidates.py",
        "tests/api/test_editions.py", "tests/api/test_package.py",
    ),
    "lib/period.py": ("tests/test_period.py", "tests/charts/test_layout.py", "tests/test_params.py"),
    "lib/export.py": ("tests/test_export.py", "tests/api/test_data.py", "tests/api/test_charts.py"),
    "lib/derived_tables.py": ("tests/api/test_derived_tables.py", "tests/api/test_package.py"),
    "lib/validation/": ("tests/validation", "tests/test_check.py"),
}  # fmt: skip
#: The replacements that are planted, as cosmic-ray names them: each operator by its neighbours.
COMPARISONS: Final = (
    "Eq_NotEq", "NotEq_Eq", "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE", "GtE_Gt",
    "GtE_Lt", "Is_IsNot", "IsNot_Is",
)  # fmt: skip
ARITHMETIC: Final = ("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "Mod_Div", "FloorDiv_Mul",
                     "BitAnd_BitOr", "BitOr_BitAnd")  # fmt: skip
UNARY: Final = ("Delete_Not", "Delete_Invert", "USub_UAdd", "Delete_USub")
OPERATORS: Final = (
    *(f"ReplaceComparisonOperator_{one}" for one in COMPARISONS),
    *(f"ReplaceBinaryOperator_{one}" for one in ARITHMETIC),
    *(f"ReplaceUnaryOperator_{one}" for one in UNARY),
    "NumberReplacer", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr",
    "ReplaceOrWithAnd", "AddNot", "ZeroIterationForLoop",
)  # fmt: skip
#: What the sample is drawn with, and after how many seconds a run is ended.
SEED, PATIENCE = 15, 240


@dataclass(frozen=True)
class Mutant:
    """One fault: the file, its line, and the whole source with it."""

    path: str
    line: int
    operator: str
    source: str

    @property
    def module(self) -> str:
        """The module by its dotted name."""
        return self.path.removesuffix(".py").replace("/", ".")

    @property
    def faulty(self) -> str:
        """The line with the fault."""
        return self.source.splitlines()[self.line - 1].strip()


def is_idle(node: object) -> bool:
    """True for what stands in a decorator or in an annotation."""
    while (above := getattr(node, "parent", None)) is not None:
        if above.type == "decorator" or is_annotation(above, node):
            return True
        node = above
    return False


def is_annotation(above: object, node: object) -> bool:
    """True for the part of a declaration that names a type."""
    children = above.children
    place = children.index(node)
    if above.type == "annassign":
        return place == 1
    mark = getattr(children[place - 1], "value", "") if place else ""
    return (above.type, mark) in (("tfpdef", ":"), ("funcdef", "->"))


@dataclass(frozen=True)
class Place:
    """Where a fault can be planted: the file, its line, the operator, and which of its places."""

    path: str
    line: int
    operator: str
    number: int

    def mutant(self) -> Mutant | None:
        """The fault planted here; None where Python cannot read the result."""
        from cosmic_ray.mutating import mutate_code
        from cosmic_ray.plugins import get_operator

        source = (ROOT / self.path).read_text(encoding="utf-8")
        made = mutate_code(source, get_operator(f"core/{self.operator}")(), self.number)
        try:
            ast.parse(made)
        except SyntaxError:
            return None
        return Mutant(self.path, self.line, self.operator, made)


def places_of(path: Path) -> Iterator[Place]:
    """Every place of a file where a fault can be planted."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator

    nodes = list(ast_nodes(get_ast(path.read_text(encoding="utf-8"))))
    for name in OPERATORS:
        operator = get_operator(f"core/{name}")()
        found = [(node, start) for node in nodes for start, _ in operator.mutation_positions(node)]
        for number, (node, (line, _)) in enumerate(found):
            if not is_idle(node):
                yield Place(str(path.relative_to(ROOT)), line, name, number)


def every_place(patterns: Iterable[str]) -> list[Place]:
    """Every place of the files that the patterns name, in order."""
    paths = sorted({path for pattern in patterns for path in ROOT.glob(pattern)})
    return [place for path in paths for place in places_of(path)]


class Faulty(SourceFileLoader):
    """Loads a module from the source of a mutant."""

    def __init__(self, mutant: Mutant) -> None:
        """Take the place of the module's own file."""
        super().__init__(mutant.module, str(ROOT / mutant.path))
        self.mutant = mutant

    def get_code(self, fullname: str) -> CodeType:
        """The faulty code."""
        return compile(self.mutant.source, self.path, "exec")


class Finder(MetaPathFinder):
    """Finds the mutant in the place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        """Know the mutant."""
        self.mutant = mutant

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        """The faulty module, or None for another."""
        if fullname != self.mutant.module:
            return None
        return spec_from_loader(fullname, Faulty(self.mutant), is_package=False)


def candidates(path: str) -> list[str]:
    """The files of tests that bear on a file."""
    listed = next(tests for start, tests in SUITES.items() if path.startswith(start))
    found = [sorted((ROOT / one).glob("test_*.py")) or [ROOT / one] for one in listed]
    return [str(test.relative_to(ROOT)) for tests in found for test in tests]


def run_tests(tests: Iterable[str]) -> int:
    """The exit code of files of tests, which end at the first failure."""
    quiet = ["-q", "-x", "--no-header", "-p", "no:cacheprovider", "-m", "not browser"]
    return int(pytest.main([*quiet, *tests]))


def trust_packages() -> None:
    """Leave out the validation of the shipped packages, of which no fault in the model knows."""
    from lib import validation

    validation.problems = lambda files: []


def forked(work: Callable[[], int]) -> int:
    """The exit code of work in a silent process of its own; not 0 too where it takes too long."""
    child = os.fork()
    if not child:
        in_silence(work)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -signal.SIGKILL


def in_silence(work: Callable[[], int]) -> None:
    """Do the work and end the process with its code."""
    os.setsid()
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    code = 3
    try:
        code = work()
    finally:
        os._exit(code)


def is_found(mutant: Mutant) -> bool:
    """True where a test that reaches a mutant fails on it."""
    tests = reaching(mutant)
    return bool(tests) and forked(lambda: run_on(mutant, tests)) != 0


def run_on(mutant: Mutant, tests: Iterable[str]) -> int:
    """The exit code of the tests with the mutant in the place of its module."""
    sys.meta_path.insert(0, Finder(mutant))
    if not mutant.path.startswith("lib/validation"):
        trust_packages()
    return run_tests(tests)


@dataclass(frozen=True)
class Reach:
    """A file of tests: what it takes, and the lines that it runs, by path."""

    test: str
    seconds: float
    lines: dict[str, list[int]]

    def covers(self, mutant: Mutant) -> bool:
        """True where the function with the fault is run, or the module where it stands in none."""
        first, last = function_of(mutant)
        return any(first <= line <= last for line in self.lines.get(mutant.path, ()))


@cache
def reach(test: str, trusts: bool) -> Reach:
    """What a file of tests runs of the heart; raises SystemExit where it fails without a fault."""
    with TemporaryDirectory() as folder:
        place, began = Path(folder) / "lines.json", time.monotonic()
        if forked(lambda: write_lines(test, trusts, place)):
            raise SystemExit(f"The tests fail without any fault: {test}")
        return Reach(test, time.monotonic() - began, json.loads(place.read_text("utf-8")))


def write_lines(test: str, trusts: bool, place: Path) -> int:
    """The exit code of a file of tests; the lines of the heart that it runs are written down."""
    import coverage

    heart = [str(ROOT / pattern) for pattern in HEART]
    seen = coverage.Coverage(data_file=None, config_file=False, include=heart)
    seen.start()
    if trusts:
        trust_packages()
    code = run_tests([test])
    seen.stop()
    found = seen.get_data()
    lines = {str(Path(one).relative_to(ROOT)): found.lines(one) for one in found.measured_files()}
    place.write_text(json.dumps(lines), encoding="utf-8")
    return code


def reaching(mutant: Mutant) -> list[str]:
    """The files of tests that reach a mutant, the quickest first."""
    trusts = not mutant.path.startswith("lib/validation")
    found = [reach(test, trusts) for test in candidates(mutant.path)]
    found.sort(key=lambda one: one.seconds)
    return [one.test for one in found if one.covers(mutant)]


def function_of(mutant: Mutant) -> tuple[int, int]:
    """The first and last line of the body of the function round a fault, or of the whole file."""
    found = (0, sys.maxsize)
    for node in ast.walk(ast.parse(mutant.source)):
        if isinstance(node, ast.FunctionDef) and node.lineno <= mutant.line <= node.end_lineno:
            found = (node.body[0].lineno, node.end_lineno)
    return found


def warm_up(paths: Iterable[str]) -> None:
    """Import what tests import, then forget what is ours: a child begins with the rest."""
    suites = {one for path in paths for one in candidates(path)}
    with redirect_stdout(open(os.devnull, "w")):  # noqa: PTH123
        pytest.main(["--collect-only", "-q", *sorted(suites)])
    for name in [name for name, module in sys.modules.items() if is_ours(module)]:
        del sys.modules[name]


def is_ours(module: object) -> bool:
    """True for a module of this project, tests included."""
    path = Path(getattr(module, "__file__", None) or "/")
    return (
        ROOT in path.parents
        and ".venv" not in path.relative_to(ROOT).parts
        and path != Path(__file__)
    )


def planted(places: Iterable[Place], seconds: float) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant, and whether it is found, until the time is over; those that live are printed."""
    until = time.monotonic() + seconds
    for number, place in enumerate(places, 1):
        mutant = place.mutant()
        if time.monotonic() > until:
            return
        if mutant:
            found = is_found(mutant)
            if not found:
                print(f"{number} lives: {mutant.path}:{mutant.line} {mutant.faulty}", flush=True)
            yield mutant, found


def counted(results: list[tuple[Mutant, bool]], planned: int) -> dict[str, object]:
    """The result as JSON has it: how many there are, were planted and were killed, by module."""
    count = Counter(mutant.path for mutant, _ in results)
    killed = Counter(mutant.path for mutant, found in results if found)
    modules = {
        path: {"planted": number, "killed": killed[path]} for path, number in sorted(count.items())
    }
    return {
        "tool": f"cosmic-ray {version('cosmic-ray')}",
        "measured": datetime.now(UTC).date().isoformat(),
        "commit": commit(),
        "seed": SEED,
        "mutants": planned,
        "planted": len(results),
        "killed": killed.total(),
        "modules": modules,
    }


def commit() -> str:
    """The commit that was measured, in short."""
    asked = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(
        asked, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


def percent(killed: int, planted: int) -> int:
    """A share in whole per cent, never rounded up."""
    return 100 * killed // planted


def sentence(result: dict[str, object]) -> str:
    """What the README says of a result."""
    share = percent(result["killed"], result["planted"])
    day = datetime.fromisoformat(str(result["measured"]))
    whole = result["planted"] == result["mutants"]
    of = f"{result['mutants']:,}" if whole else f"{result['planted']:,} of {result['mutants']:,}"
    return (
        f"Of {of} faults planted one by one in the model, the period, the exports and the rules of\n"
        f"the check, tests find {share} % ({result['tool']}, {day.day} {day:%B %Y}, commit "
        f"{result['commit']});\n[docs/quality.json](docs/quality.json) has each module. "
        "`make mutants` measures again, `make mutants SAMPLE=100` a sample."
    )


def stored() -> str:
    """What the README says: the sentence of the stored result, or what is measured if there is none."""
    if not RESULT.exists():
        return UNMEASURED
    return sentence(json.loads(RESULT.read_text(encoding="utf-8")))


def write(result: dict[str, object]) -> None:
    """Write the result, and its sentence into the README."""
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    README.write_text(f"{before}{BEGIN}\n{stored()}\n{END}{after}", encoding="utf-8")


def report(result: dict[str, object]) -> None:
    """Print the share of each module, and of all."""
    for path, counts in result["modules"].items():
        share = percent(counts["killed"], counts["planted"])
        print(f"{share:4} %  {counts['killed']}/{counts['planted']}  {path}")
    print(f"{percent(result['killed'], result['planted']):4} %  of all")


def main() -> None:
    """Plant the faults, say which live and what share is found.

    SAMPLE says how many mutants are planted, MINUTES how long, MODULES in which files; only a run
    over all files writes.
    """
    patterns = os.environ.get("MODULES", "").split() or HEART
    every = every_place(patterns)
    size = min(int(os.environ.get("SAMPLE") or len(every)), len(every))
    chosen = random.Random(SEED).sample(every, size)
    warm_up({place.path for place in chosen})
    seconds = 60 * float(os.environ.get("MINUTES") or "inf")
    result = counted(list(planted(chosen, seconds)), len(every))
    report(result)
    if patterns is HEART and not os.environ.get("DRY"):
        write(result)


if __name__ == "__main__":
    main()
