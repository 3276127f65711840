"""The quick look of the benchmark runs; what it finds is printed, not judged."""

from pathlib import Path

import pytest

from bench import quick
from bench.periods import periods
from bench.process import ROOT
from lib import catalog
from lib.charts import registry


def test_the_quick_look_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = quick.report_of(("claims",), tmp_path, new=2, rounds=1)
    with capsys.disabled():
        print(f"\n{said}")
    assert "| claims | kept |" in said


def test_the_pages_of_the_quick_look_have_charts() -> None:
    talks = catalog.catalog()[catalog.default()]
    assert quick.PAGES
    assert [page for page in quick.PAGES if not registry.of_page(talks, page)] == []


def test_two_checkouts_are_asked_for_the_same_changes_in_turn(tmp_path: Path) -> None:
    said = quick.beside_of(("overview",), tmp_path, ROOT, periods().new[:2], rounds=1)
    rows = [line.split(" | ") for line in said.splitlines()[2:]]
    assert [row[1] for row in rows] == ["new", "kept"]
    assert [row[-2:] for row in rows] == [["2", "0 |"], [str(len(periods().kept)), "0 |"]]
