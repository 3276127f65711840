"""The quick look of the benchmark runs; what it finds is printed, not judged."""

from pathlib import Path

import pytest

from bench import quick


def test_the_quick_look_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = quick.report_of(quick.PAGES, tmp_path, new=2, rounds=1)
    with capsys.disabled():
        print(f"\n{said}")
    assert all(f"| {page} | kept |" in said for page in quick.PAGES)
