"""A newcomer adds a row, a column, a table and a derived table: files of the data, few words."""

import csv
import io
from typing import Any

import pytest

from tests.walks.project import Project, copied, resource

PACKAGE = "data/example-fictional-valleys"
DAY, TRANSFER = "2021-05-05", "2021-05-05-evacuation"
CLAIM = f"{TRANSFER}.01"
#: What a row of claims and one of its source say; their speaker is added later.
STATED = {
    "claim_id": CLAIM, "transfer_id": TRANSFER, "measure": "persons_evacuated",
    "person_category": "wounded", "to_party": "vashoria", "value": "12", "unit": "persons",
    "confidence": "high", "stated_date": DAY, "source_id": "new-source",
}  # fmt: skip
SOURCE = {
    "source_id": "new-source", "outlet": "Hill Post (fictional)", "kind": "press",
    "title": "Twelve carried down", "published": DAY, "url": "https://example.org/hill-post",
}  # fmt: skip
VISITS = (
    "visit_id,round_id,guest\na,2021-03-09-brenhagen,Mayor of Brenhagen\n"
    "b,2021-06-14-brenhagen,Mayor of Brenhagen\n"
)
WITNESS = {
    "name": "witness",
    "type": "string",
    "title": "Witness",
    "description": "Fictional. Who saw it.",
}
DERIVED = '''"""Guests: one row a round and visitor."""

from collections.abc import Iterator

import pandas as pd

from lib.data.schema import Column
from lib.model import selection
from lib.model.dataset import Dataset
from lib.model.mentions import with_record
from lib.params import View


def columns(dataset: Dataset) -> Iterator[Column]:
    """The columns of the table of guests."""
    yield from (Column("start_date", "date"), Column("title"))
    yield from map(Column, ("guest", "round_id", "record"))


def guests(dataset: Dataset, view: View) -> pd.DataFrame:
    """The guests of the rounds in the period."""
    if "visits" not in dataset.tables:
        return pd.DataFrame(columns=[column.name for column in columns(dataset)])
    rounds = selection.in_period(dataset, view.period, "rounds")
    rows = rounds.merge(dataset["visits"], on="round_id")
    rows = with_record(rows, "rounds", "round_id")
    return rows[[column.name for column in columns(dataset)]]
'''
TABLE = """    "guests": DerivedTable(guests.guests, guests.columns, ("round_id",), "start_date", chosen_by=()),
}


def derived_tables("""
WORDS = """
[table.guests]
title = "Guests of the rounds"
description = "One row a round and visitor."

[column]
guest = { title = "Guest", description = "Who came to see the sides." }
"""
ASKED = f"""
import io, zipfile
talks = "talks=example-fictional-valleys"
read = lambda path: client.get(f"/api/{{path}}").text
zipped = zipfile.ZipFile(io.BytesIO(client.get(f"/api/package.zip?{{talks}}").content))
declared = json.loads(zipped.read("datapackage.json"))
answer = {{
    "rows": read(f"transfers.csv?{{talks}}"), "handovers": read(f"handovers.csv?{{talks}}"),
    "visits": read(f"visits.csv?{{talks}}&to=2021-05-31"), "guests": read(f"guests.csv?{{talks}}&to=2021-05-31"),
    "refused": client.get(f"/api/guests.csv?{{talks}}&figures=press").json()["detail"],
    "plain": client.get("/talks/example-fictional-valleys/transfers/{TRANSFER}/").text,
    "packed": {{one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in declared["resources"]}},
    "files": zipped.namelist(),
}}
record = opened("outcomes", talks="example-fictional-valleys", record="transfers/{TRANSFER}")
answer["dialog"] = " ".join(one.proto.json for one in record.get("bidi_component"))
data = opened("data", talks="example-fictional-valleys")
for name in ("transfers", "visits", "guests"):
    shown, codebook = data.selectbox(key="data_table").set_value(name).run().dataframe[:2]
    answer[f"{{name}} shown"] = shown.value.to_csv()
    answer[f"{{name}} codebook"] = codebook.value.to_csv()
answer["failed"] = [one.value for one in (*record.exception, *data.exception)]
"""


def add_row(project: Project) -> list[str]:
    """Add a handover with its statement and source; what the check says before its speaker."""
    project.row(
        f"{PACKAGE}/fictional-transfers.csv", transfer_id=TRANSFER, title="Evacuation, 5 May 2021",
        date=DAY, date_edtf=DAY, date_precision="1", kind="evacuation", is_counted="true",
    )  # fmt: skip
    project.row(f"{PACKAGE}/fictional-claims.csv", **STATED)
    project.row(f"{PACKAGE}/fictional-sources.csv", **SOURCE)
    said = project.checked(PACKAGE)
    project.row(
        f"{PACKAGE}/fictional-claim_speakers.csv", claim_id=CLAIM, speaker_id="vashoria-health",
        party_id="vashoria",
    )  # fmt: skip
    return said


def add_column(project: Project) -> list[str]:
    """Add a column to the handovers; what the check says before the CSV file has it."""
    with project.declare(PACKAGE) as declared:
        resource(declared, "transfers")["schema"]["fields"].append(WITNESS)
    said = project.checked(PACKAGE)
    path = project.folder / PACKAGE / "fictional-transfers.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], "witness"], restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows[:-1])
        writer.writerow({**rows[-1], "witness": "A shepherd"})
    return said


def add_table(project: Project) -> list[str]:
    """Add a table of visitors at rounds; what the check says before its CSV file is there."""
    key = {"fields": ["round_id"], "reference": {"resource": "rounds", "fields": ["round_id"]}}
    described = {"type": "string", "description": "Fictional."}
    fields = [
        {"name": name, "title": name.title(), **described}
        for name in ("visit_id", "round_id", "guest")
    ]
    fields[0]["constraints"] = {"required": True, "unique": True}
    with project.declare(PACKAGE) as declared:
        declared["resources"].append({
            "name": "visits", "path": "fictional-visits.csv", "title": "Visits (fictional)",
            "description": "Fictional. Who came to see the sides.",
            "schema": {"fields": fields, "primaryKey": ["visit_id"], "foreignKeys": [key]},
        })  # fmt: skip
    said = project.checked(PACKAGE)
    (project.folder / PACKAGE / "fictional-visits.csv").write_text(VISITS, encoding="utf-8")
    return said


def add_derived_table(project: Project) -> str:
    """Add a table that is computed from others; what the app says before it has words."""
    (project.folder / "lib/model/guests.py").write_text(DERIVED, encoding="utf-8")
    derived = "lib/model/derived.py"
    project.change(
        derived,
        "import events, handovers,",
        "import events, guests, handovers,",
    )
    project.change(derived, "}\n\n\ndef derived_tables(", TABLE)
    ended = project.run("-c", "import app")
    before, column = WORDS.split("\n[column]\n")
    project.change("data/words/answers.toml", "\n[column]\n", f"{before}\n[column]\n{column}")
    assert ended.returncode
    return ended.stderr


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What was said of each forgotten step, and what the app answers when all is added."""
    project = copied(tmp_path_factory.mktemp("data"))
    steps = (add_row, add_column, add_table, add_derived_table)
    said = {step.__name__: step(project) for step in steps}
    project.row(
        f"{PACKAGE}/fictional-changes.csv", change_id="0.9.1-new", version="0.9.0",
        date="2022-06-16", table="transfers", record=f"transfers/{TRANSFER}", change="Added.",
        reason="To practise with.",
    )  # fmt: skip
    return {"said": said, "check": project.checked(PACKAGE), **project.ask(ASKED)}


def test_all_is_valid_and_shown_without_a_fault(added: dict[str, Any]) -> None:
    assert added["check"][-1].endswith(", valid")
    assert added["failed"] == []


def test_a_row(added: dict[str, Any]) -> None:
    (missing, _) = added["said"]["add_row"]
    assert "fictional-claims.csv" in missing
    assert CLAIM in missing
    assert "claim_speakers" in missing
    assert f"\n{TRANSFER}," in added["rows"]
    assert "https://example.org/hill-post" in added["handovers"]
    for page in ("plain", "dialog"):
        assert "12 wounded persons" in added[page]
        assert "https://example.org/hill-post" in added[page]


def test_a_column(added: dict[str, Any]) -> None:
    assert any(
        "fictional-transfers.csv" in line and "witness" in line
        for line in added["said"]["add_column"]
    )
    assert added["rows"].splitlines()[0].endswith(",witness,source_links")
    assert "A shepherd" in added["transfers shown"]
    assert "Fictional. Who saw it." in added["transfers codebook"]
    assert "witness" in added["packed"]["transfers"]


def test_a_table(added: dict[str, Any]) -> None:
    (missing, _) = added["said"]["add_table"]
    assert "fictional-visits.csv" in missing
    assert added["visits"].lstrip("\ufeff").splitlines() == [
        "visit_id,round_id,guest,source_links", "a,2021-03-09-brenhagen,Mayor of Brenhagen,",
    ]  # fmt: skip
    assert "Mayor of Brenhagen" in added["visits shown"]
    assert "guest,Guest" in added["visits codebook"]
    assert added["packed"]["visits"] == ["visit_id", "round_id", "guest"]


def test_a_derived_table(added: dict[str, Any]) -> None:
    said = added["said"]["add_derived_table"].splitlines()[-1]
    assert said.endswith(
        "The derived table “guests” has no words: add [table.guests] with title and description "
        "to data/words/answers.toml."
    )
    (row,) = list(csv.DictReader(io.StringIO(added["guests"].lstrip("\ufeff"))))
    assert (row["guest"], row["record"]) == ("Mayor of Brenhagen", "rounds/2021-03-09-brenhagen")
    assert "“figures” changes nothing" in added["refused"]
    assert "Mayor of Brenhagen" in added["guests shown"]
    assert "Who came to see the sides." in added["guests codebook"]
    assert "guest" in added["packed"]["guests"]
