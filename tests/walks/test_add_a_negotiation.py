"""A newcomer adds a negotiation: the empty package copied, filled, checked and served."""

import subprocess
from typing import Any

import pytest

from tests.walks.project import copied

PACKAGE = "data/my-talks"
DAY, ROUND = "2025-06-02", "2025-06-02-harbour"
ASKED = f"""
rounds = opened("rounds", talks="my-talks")
home = opened("data")
data = opened("data", talks="my-talks").selectbox(key="data_table").set_value("rounds").run()
answer = {{
    "csv": client.get("/api/rounds.csv?talks=my-talks").text,
    "summary": client.get("/api/rounds-summary.csv?talks=my-talks").text,
    "plain": client.get("/talks/my-talks/rounds/{ROUND}/").text,
    "list": client.get("/talks/").text,
    "links": [one.proto.label for one in home.get("page_link")],
    "package": client.get("/api/datapackage.json?talks=my-talks").json()["title"],
    "shown": " ".join(one.proto.json for one in rounds.get("bidi_component")), "codebook": data.dataframe[1].value.to_csv(),
    "failed": [one.value for app in (rounds, home, data) for one in app.exception],
}}
"""


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the check says after each step, and what the app shows in the end."""
    project = copied(tmp_path_factory.mktemp("talks"))
    subprocess.run(
        ["make", "new-talks", "NAME=my-talks"], cwd=project.folder, check=True, capture_output=True
    )
    empty = project.checked(PACKAGE)
    with project.declare(PACKAGE) as declared:
        declared.update(title="Harbour talks", shortTitle="Harbour", description="Invented.")
    project.row(
        f"{PACKAGE}/rounds.csv", round_id=ROUND, track_id="harbour", number="1", is_round="true",
        kind="round", title="Harbour, 2 June 2025", start_date=DAY, end_date=DAY, date_edtf=DAY,
        date_precision="1", was_held="true", summary="The sides met for a day.", confidence="high",
    )  # fmt: skip
    trackless = project.checked(PACKAGE)
    project.row(
        f"{PACKAGE}/tracks.csv", track_id="harbour", title="Harbour talks", order="1",
        description="Rounds in the harbour hall.",
    )  # fmt: skip
    said = {"empty": empty, "trackless": trackless, "check": project.checked(PACKAGE)}
    return {**said, **project.ask(ASKED)}


def test_a_forgotten_row_is_named_by_the_check(walked: dict[str, Any]) -> None:
    assert walked["empty"][-1].endswith(", valid")
    (missing, _) = walked["trackless"]
    assert "rounds.csv" in missing
    assert "track_id" in missing
    assert "harbour" in missing


def test_a_negotiation(walked: dict[str, Any]) -> None:
    assert walked["check"][-1].endswith(", valid")
    assert walked["failed"] == []
    assert f"\n{ROUND},harbour," in walked["csv"]
    assert "Harbour, 2 June 2025" in walked["summary"]
    assert "The sides met for a day." in walked["plain"]
    assert "Harbour talks" in walked["list"]
    assert "Harbour talks" in walked["links"]
    assert walked["package"] == "Harbour talks"
    assert "Harbour, 2 June 2025" in walked["shown"]
    assert "round_id" in walked["codebook"]
