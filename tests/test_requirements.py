"""The files of requirements: what pyproject.toml says, locked with hashes, from the public index alone."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
RUN = PROJECT["project"]["dependencies"]
GROUPS = PROJECT["dependency-groups"]
DECLARED = {
    "requirements.txt": RUN,
    "requirements-dev.txt": RUN + GROUPS["dev"],
    "requirements-audit.txt": GROUPS["audit"],
    "bench/requirements.txt": RUN + GROUPS["bench"],
}
ELSEWHERE = re.compile(r"file:|localhost|127\.0\.0\.1|--index|--extra|--find|^/|@ ", re.MULTILINE)


def entries(name: str) -> list[str]:
    """The requirements of a file, each with its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def pin(requirement: str) -> tuple[str, str]:
    """A requirement's name, as indexes spell it, and its version."""
    name, version = re.match(r"([\w.-]+)==([^\s;]+)", requirement).groups()
    return re.sub(r"[-_.]+", "-", name).lower(), version


@pytest.mark.parametrize("name", DECLARED)
def test_what_is_declared_is_required_in_the_same_version(name):
    assert {pin(one) for one in DECLARED[name]} <= {pin(one) for one in entries(name)}


@pytest.mark.parametrize("name", DECLARED)
def test_every_requirement_is_one_version_with_hashes(name):
    loose = [one for one in entries(name) if "==" not in one or "--hash=sha256:" not in one]
    assert loose == []


@pytest.mark.parametrize("name", DECLARED)
def test_every_requirement_is_as_locked(name):
    locked = {(package["name"], package.get("version")) for package in LOCK["package"]}
    assert {pin(one) for one in entries(name)} <= locked


@pytest.mark.parametrize("name", ["requirements-dev.txt", "bench/requirements.txt"])
def test_tests_and_bench_run_on_what_the_app_runs_on(name):
    assert set(entries("requirements.txt")) <= set(entries(name))


@pytest.mark.parametrize("name", DECLARED)
def test_no_requirement_names_an_index_or_a_path(name):
    assert not ELSEWHERE.search((ROOT / name).read_text(encoding="utf-8"))


def test_the_lock_knows_one_index_which_is_no_path():
    sources = {tuple(package["source"].items()) for package in LOCK["package"]}
    indexes = {source for source in sources if source[0][0] == "registry"}
    assert len(indexes) == 1
    assert all(where.startswith("https://") for ((_, where),) in indexes)
    assert sources - indexes == {(("virtual", "."),)}


def test_the_lock_of_the_front_end_names_no_index():
    lock = (ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity"' in lock
    assert '"resolved"' not in lock
