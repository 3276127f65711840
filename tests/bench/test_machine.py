"""What speaks against a run is told, and what the benchmark lacks is installed or named."""

import pytest

from bench import machine
from tests import chromium


@pytest.mark.parametrize(("load", "flaws"), [(0.9, 0), (1.1, 1)])
def test_a_busy_machine_is_told(load: float, flaws: int) -> None:
    assert len(machine.warnings({"run": {"load": load}})) == flaws


def test_servers_that_were_measured_too_seldom_are_told() -> None:
    rows = {"dash-kept small": {"n": 14}, "panel small": {"n": 5}, "dash small": {"n": 15}}
    (told,) = machine.warnings({"run": {"load": 0}, "browser": rows})
    assert told == "Fewer than 15 repetitions in the browser: dash-kept small 14."


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The packages that are missing: those that are installed leave the list."""
    packages = ["nginx"]
    monkeypatch.setattr(machine, "missing", lambda: list(packages))
    monkeypatch.setattr(chromium, "install", lambda *names: packages.clear())
    monkeypatch.setattr(machine.shutil, "which", lambda name: name)
    return packages


def test_root_installs_what_is_missing(lacking: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.os, "geteuid", lambda: 0)
    assert machine.ready() == 0
    assert lacking == []


def test_others_are_told_what_to_install(
    lacking: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    assert "sudo apt-get install nginx" in str(machine.ready())
    assert lacking == ["nginx"]
