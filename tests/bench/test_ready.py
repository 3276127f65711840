"""What the benchmark needs is installed, or named in one sentence."""

import pytest

from bench import ready
from tests import chromium


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The packages that are missing: those that are installed leave the list."""
    packages = ["nginx"]
    monkeypatch.setattr(ready, "missing", lambda: list(packages))
    monkeypatch.setattr(chromium, "install", lambda *names: packages.clear())
    monkeypatch.setattr(ready.shutil, "which", lambda name: name)
    return packages


def test_root_installs_what_is_missing(lacking: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready.os, "geteuid", lambda: 0)
    assert ready.main() == 0
    assert lacking == []


def test_others_are_told_what_to_install(
    lacking: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ready.os, "geteuid", lambda: 1000)
    assert ready.main() == 1
    assert "sudo apt-get install nginx" in capsys.readouterr().err
    assert lacking == ["nginx"]
