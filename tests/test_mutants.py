"""The tool that plants faults: where it plants them, which tests it asks, what the README says."""

import pytest

from tests import mutants
from tests.mutants import Mutant, Place, Reach

SOURCE = """LIMIT = 3


def first(value: int = 1) -> int:
    \"\"\"One.\"\"\"
    return value + 1


def second() -> int:
    return 2
"""


@pytest.fixture
def module(tmp_path, monkeypatch):
    """A project of one small module."""
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "small.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr(mutants, "ROOT", tmp_path)
    return "lib/small.py"


def test_the_readme_says_what_was_measured():
    text = mutants.README.read_text(encoding="utf-8")
    shown = text.partition(mutants.BEGIN)[2].partition(mutants.END)[0]
    assert shown.strip() == mutants.stored()


def test_a_share_is_never_rounded_up():
    assert [mutants.percent(killed, 200) for killed in (0, 169, 170, 199, 200)] == [
        0,
        84,
        85,
        99,
        100,
    ]


def test_faults_are_planted_in_values_and_not_in_annotations(module):
    places = mutants.every_place([module])
    assert {place.line for place in places} == {1, 4, 6, 10}
    made = [place.mutant() for place in places]
    assert {one.faulty for one in made} >= {"LIMIT = 4", "return value - 1", "return 3"}
    assert "def first(value: int = 2) -> int:" in {one.faulty for one in made}


def test_what_python_cannot_read_is_not_planted(module, monkeypatch):
    monkeypatch.setattr("cosmic_ray.mutating.mutate_code", lambda *_: "if not one := two:")
    assert Place(module, 1, "NumberReplacer", 0).mutant() is None


@pytest.mark.parametrize(("line", "reached"), [(6, True), (10, False), (1, True)])
def test_tests_are_asked_that_reach_the_function_of_the_fault(line, reached):
    ran = Reach("tests/test_small.py", 1.0, {"lib/small.py": [1, 4, 6]})
    assert ran.covers(Mutant("lib/small.py", line, "NumberReplacer", SOURCE)) == reached


def test_every_suite_has_tests():
    paths = sorted({place for pattern in mutants.HEART for place in mutants.ROOT.glob(pattern)})
    asked = {str(path.relative_to(mutants.ROOT)): None for path in paths}
    missing = [
        test
        for path in asked
        for test in mutants.candidates(path)
        if not (mutants.ROOT / test).is_file()
    ]
    assert asked
    assert missing == []
