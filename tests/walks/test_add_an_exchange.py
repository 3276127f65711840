"""A maintainer adds one exchange on which two speakers differ, by one command, and edits no test."""

import csv
import io
from typing import Any
from xml.etree import ElementTree

import pytest

from lib import catalog
from tests.conftest import REAL
from tests.walks.project import Project, copied

PACKAGE = f"data/{REAL.name}"
TRANSFER = "2026-11-20-exchange"
TITLE = "Prisoner exchange, 20 November 2026"
#: What the tests of the data read beside the project that runs.
ALSO = (
    "tests", "docs", "LICENSE", "CITATION.cff", "CONTRIBUTING.md", "README.md", "pyproject.toml",
)  # fmt: skip
FACT = """
[[fact]]
transfers = {{ date = 2026-11-20, kind = "exchange" }}
measure = "persons_in_exchange"
person_category = "unsplit"
to_party = "ukraine"
value = {value}
speaker = "{speaker}"
confidence = "high"
stated_date = 2026-11-20
source.url = "{url}"
source.title = "The exchange of 20 November 2026"
source.published = 2026-11-20
"""
SAID = (
    (205, "ukraine-coordination-headquarters", "https://www.kmu.gov.ua/exchange-20-november-2026"),
    (203, "russia-ministry-of-defence", "https://tass.com/exchange-20-november-2026"),
)
FACTS = """reason = "The exchange of 20 November 2026, as both sides count it."
read_on = 2026-11-21
""" + "".join(FACT.format(value=value, speaker=who, url=url) for value, who, url in SAID)
ASKED = f"""
talks = "talks={REAL.name}"
read = lambda path: client.get(path).text.lstrip("\\ufeff")
answer = {{
    "diff": read(f"/api/diff.csv?{{talks}}"), "feed": read(f"/feed.atom?{{talks}}"),
    "new": read(f"/api/handovers.csv?{{talks}}"),
    "claims": read(f"/api/claims.csv?{{talks}}"),
    "old": read(f"/api/handovers.csv?{{talks}}&version={{before}}"),
    "old claims": read(f"/api/claims.csv?{{talks}}&version={{before}}"),
    "page": client.get(f"/talks/{REAL.name}/").text,
}}
"""


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(text)))


def on_the_day(text: str) -> list[dict[str, str]]:
    """The rows of a table that speak of the exchange."""
    return [row for row in rows(text) if row["transfer_id"] == TRANSFER]


@pytest.fixture(scope="module")
def before() -> str:
    """The version of the package before anything is added."""
    return catalog.catalog()[REAL.name].package.version


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project with its tests, and the facts beside it."""
    made = copied(tmp_path_factory.mktemp("exchange"), ALSO)
    (made.folder / "facts.toml").write_text(FACTS, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def printed(project: Project) -> str:
    """What the command says when it adds the facts."""
    ended = project.run("-m", "lib.add", PACKAGE, "facts.toml", "--yes")
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def answer(project: Project, printed: str, before: str) -> dict[str, Any]:
    """What the app of the copy answers when the facts are added."""
    found: dict[str, Any] = project.ask(f'before = "{before}"\n{ASKED}')
    return found


def test_the_command_says_what_moves(printed: str) -> None:
    moved = printed.partition("Headline figures that move:\n")[2].splitlines()
    assert moved[0].strip().startswith(f"{TITLE} → Ukraine: none → 205 (")


@pytest.mark.usefixtures("printed")
def test_the_tests_of_the_data_pass_unedited(project: Project) -> None:
    every = (project.folder / "tests").rglob("test_*.py")
    marked = [str(path) for path in every if "mark.data" in path.read_text(encoding="utf-8")]
    ended = project.run("-m", "pytest", "-q", "-m", "data", "-p", "no:cacheprovider", *marked)
    assert ended.returncode == 0, ended.stdout
    assert " passed" in ended.stdout


def test_the_differences_are_that_exchange_alone(answer: dict[str, Any]) -> None:
    found = rows(answer["diff"])
    added = [f"{row['table']}/{row['key']}" for row in found if row["change"] == "added"]
    sources = {row["source_id"] for row in on_the_day(answer["claims"])}
    assert sorted(added) == sorted([
        f"transfers/{TRANSFER}", f"claims/{TRANSFER}.01", f"claims/{TRANSFER}.02",
        *(f"claim_speakers/{TRANSFER}.0{number}/{who}" for number, (_, who, _) in enumerate(SAID, 1)),
        *(f"sources/{source}" for source in sources),
    ])  # fmt: skip
    assert {(row["change"], row["table"]) for row in found if row["change"] != "added"} == {
        ("changed", "coverage")
    }


def test_the_feed_has_that_exchange_alone_between_the_editions(
    answer: dict[str, Any], before: str
) -> None:
    feed = ElementTree.fromstring(answer["feed"])
    name = "{http://www.w3.org/2005/Atom}"
    titles = [str(entry.findtext(f"{name}title")) for entry in feed.iter(f"{name}entry")]
    (new, record, old) = titles[:3]
    assert record == TITLE
    assert old.endswith(f" {before}")
    assert "data version" in new


def test_the_editions_stand_side_by_side(answer: dict[str, Any]) -> None:
    (row,) = [one for one in on_the_day(answer["new"]) if one["to_party"] == "ukraine"]
    assert (row["figure"], row["says_ukraine"], row["says_russia"]) == ("205", "205", "203")
    assert row["state"] == "differ"
    assert len(on_the_day(answer["claims"])) == len(SAID)
    for name in ("old", "old claims"):
        assert rows(answer[name])
        assert on_the_day(answer[name]) == []
    assert TITLE in answer["page"]
