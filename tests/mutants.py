"""Mutation testing of the heart: `make mutants` plants faults one by one and counts those found.

cosmic-ray says which faults there are; each is run in a process of its own that loads the faulty
source from memory, so that no file is changed. What holds no rule is left alone: annotations,
decorators and the operators that make nonsense of a column.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.metadata import version
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
RESULT: Final = ROOT / "docs" / "quality.json"
README: Final = ROOT / "README.md"
BEGIN, END = "<!-- printed by tests.mutants -->", "<!-- end -->"
#: The modules that are mutated, as patterns of paths.
HEART: Final = (
    "lib/model/*.py", "lib/period.py", "lib/export.py", "lib/validation/rules.py",
    "lib/validation/constraints.py",
)  # fmt: skip
#: What is run against a fault in a module, by the beginning of its path; the quick ones first.
SUITES: Final = {
    "lib/model/": (
        "tests/model", "tests/test_facts.py", "tests/test_one_answer.py",
        "tests/test_export.py", "tests/charts/test_titles.py", "tests/api/test_data.py",
        "tests/test_planted_faults.py", "tests/content/test_tables.py",
        "tests/content/test_record.py", "tests/api/test_editions.py", "tests/api/test_package.py",
    ),
    "lib/period.py": ("tests/test_period.py", "tests/charts/test_layout.py", "tests/test_params.py"),
    "lib/export.py": ("tests/test_export.py", "tests/api/test_data.py", "tests/api/test_charts.py"),
    "lib/validation/": ("tests/validation",),
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


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every mutant of a file."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    source = path.read_text(encoding="utf-8")
    for name in OPERATORS:
        operator = get_operator(f"core/{name}")()
        places = [
            (node, start)
            for node in ast_nodes(get_ast(source))
            for start, _ in operator.mutation_positions(node)
        ]
        for number, (node, (line, _)) in enumerate(places):
            if not is_idle(node):
                made = mutate_code(source, operator, number)
                yield Mutant(str(path.relative_to(ROOT)), line, name, made)


def every_mutant(patterns: Iterable[str]) -> list[Mutant]:
    """Every mutant of the files that the patterns name, in order."""
    paths = sorted({path for pattern in patterns for path in ROOT.glob(pattern)})
    return [mutant for path in paths for mutant in mutants_of(path)]


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


def suite(path: str) -> list[str]:
    """The tests that are run against a file: those named after it first."""
    folder = next(one for start, one in SUITES.items() if path.startswith(start))
    own = ROOT / "tests" / "model" / f"test_{Path(path).stem}.py"
    named = [str(own.relative_to(ROOT))] if "lib/model" in path and own.exists() else []
    return [*named, *(one for one in folder if (ROOT / one).exists())]


def run_tests(path: str) -> int:
    """The exit code of the tests that bear on a file, which end at the first failure."""
    quiet = ["-q", "-x", "--no-header", "-p", "no:cacheprovider", "-m", "not browser"]
    return int(pytest.main([*quiet, *suite(path)]))


def trust_packages() -> None:
    """Leave out the validation of the shipped packages, of which no fault in the model knows."""
    from lib import validation

    validation.problems = lambda files: []


def in_child(mutant: Mutant | None, path: str) -> None:
    """Run the tests on a mutant, or on the code as it is, and end the process with their code."""
    os.setsid()
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    code = 3
    try:
        if mutant:
            sys.meta_path.insert(0, Finder(mutant))
        if not path.startswith("lib/validation"):
            trust_packages()
        code = run_tests(path)
    finally:
        os._exit(code)


def exit_code(path: str, mutant: Mutant | None = None) -> int:
    """The exit code of the tests on a mutant of a file; not 0 too where they take too long."""
    child = os.fork()
    if not child:
        in_child(mutant, path)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -signal.SIGKILL


def warm_up(paths: Iterable[str]) -> None:
    """Import what tests import, then forget what is ours: a child begins with the rest."""
    suites = {one for path in paths for one in suite(path)}
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


def survivors(chosen: list[Mutant]) -> Iterator[Mutant]:
    """The mutants that the tests do not find, each printed when it is known."""
    for number, mutant in enumerate(chosen, 1):
        if exit_code(mutant.path, mutant) == 0:
            print(f"{number}/{len(chosen)} lives: {mutant.path}:{mutant.line} {mutant.faulty}", flush=True)  # fmt: skip
            yield mutant


def counted(chosen: list[Mutant], alive: list[Mutant], planned: int) -> dict[str, object]:
    """The result as JSON has it: how many there are, were planted and were killed, by module."""
    planted = Counter(mutant.path for mutant in chosen)
    lives = Counter(mutant.path for mutant in alive)
    modules = {
        path: {"planted": count, "killed": count - lives[path]}
        for path, count in sorted(planted.items())
    }
    return {
        "tool": f"cosmic-ray {version('cosmic-ray')}",
        "measured": datetime.now(UTC).date().isoformat(),
        "commit": commit(),
        "seed": SEED,
        "mutants": planned,
        "planted": len(chosen),
        "killed": len(chosen) - len(alive),
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


def write(result: dict[str, object]) -> None:
    """Write the result, and its sentence into the README."""
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    README.write_text(f"{before}{BEGIN}\n{sentence(result)}\n{END}{after}", encoding="utf-8")


def report(result: dict[str, object]) -> None:
    """Print the share of each module, and of all."""
    for path, counts in result["modules"].items():
        share = percent(counts["killed"], counts["planted"])
        print(f"{share:4} %  {counts['killed']}/{counts['planted']}  {path}")
    print(f"{percent(result['killed'], result['planted']):4} %  of all")


def main() -> int:
    """1 if the tests fail on the code as it is, else 0; says what lives.

    SAMPLE says how many mutants are planted, MODULES which files; only a run over all files writes.
    """
    patterns = os.environ.get("MODULES", "").split() or HEART
    every = every_mutant(patterns)
    size = min(int(os.environ.get("SAMPLE") or len(every)), len(every))
    chosen = random.Random(SEED).sample(every, size)
    paths = sorted({mutant.path for mutant in chosen})
    warm_up(paths)
    firsts = {tuple(suite(path)[-2:]): path for path in paths}
    if failing := [path for path in firsts.values() if exit_code(path) != 0]:
        print(f"The tests fail without any fault: {', '.join(failing)}")
        return 1
    result = counted(chosen, list(survivors(chosen)), len(every))
    report(result)
    if patterns is HEART and not os.environ.get("DRY"):
        write(result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
