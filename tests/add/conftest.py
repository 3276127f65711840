"""What tests of adding share: a copy of the fictional package with a citation, and facts for it."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import DATA

NAME = "example-fictional-valleys"

CITATION = """title: Program
version: 7.0.0
preferred-citation:
  type: data
  title: Three Valleys talks (fictional training example)
  version: 1.0.0
  date-released: "2022-06-30"
  year: 2022
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the fictional package, two folders below a CITATION.cff."""
    (tmp_path / "CITATION.cff").write_text(CITATION)
    return Path(shutil.copytree(DATA / NAME, tmp_path / "data" / NAME))


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A list of facts: one exchange of which two speakers give two figures."""
    path = tmp_path / "facts.toml"
    path.write_text(FACTS, "utf-8")
    return path


FACTS = """reason = "The family day of 4 June 2022, as two sides count it."
read_on = 2022-06-05

[[fact]]
transfers = { date = 2022-06-04, kind = "family_day" }
measure = "families"
person_category = "family"
to_party = "vashoria"
value = 9
speaker = "Tamar Velishi (თამარ ველიში)"
confidence = "high"
stated_date = 2022-06-04
source.url = "https://example.org/new/1"
source.title = "A day at the bridge"
source.published = 2022-06-04

[[fact]]
transfers = { date = 2022-06-04, kind = "family_day" }
measure = "families"
person_category = "family"
to_party = "vashoria"
value = 7
speaker = "merendal-rescue"
confidence = "high"
stated_date = 2022-06-05
source.url = "https://example.org/rescue/new"
source.title = "Seven families"
source.published = 2022-06-05
"""

TABLE = """reason,read_on,transfers.date,transfers.kind,measure,person_category,to_party,value,speaker,confidence,stated_date,source,source.url,source.title,source.published
"The family day of 4 June 2022, as two sides count it.",2022-06-05,2022-06-04,family_day,families,family,vashoria,9,vashoria-velishi,high,2022-06-04,,https://example.org/new/1,A day at the bridge,2022-06-04
,,2022-06-04,family_day,families,family,vashoria,7,merendal-rescue,high,2022-06-05,https://example.org/rescue/new,,,
"""
