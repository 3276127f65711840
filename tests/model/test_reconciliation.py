"""Our sums against official totals follow the rules of the package, whatever its categories."""

import re
from pathlib import Path

import pandas as pd
import pytest

from lib.content import tables
from lib.model import reconciliation
from lib.model.dataset import Dataset, read_dataset
from tests.conftest import DATA, REAL

#: Codes of the real package, each with a word that no code can know.
OTHER_WORDS = {
    "military": "shepherds", "civilian": "weavers", "unsplit": "everybody",
    "persons_in_exchange": "led_home", "persons_outside_exchange": "walked_home",
}  # fmt: skip
LIB = Path(__file__).parents[2] / "lib"


def in_other_words(content: bytes) -> bytes:
    """A file of the package with other words for categories and measures."""
    text = content.decode("utf-8")
    for code, word in OTHER_WORDS.items():
        text = re.sub(rf"(?m)(^|[\",]){code}(?=[\",\r\n])", rf"\1{word}", text)
    return text.encode("utf-8")


def sums(dataset: Dataset) -> pd.Series:
    """Our sum beside each statement of a total."""
    return reconciliation.reconciled(dataset, "headline", "all").set_index("claim_id")["our_sum"]


def test_another_package_may_have_other_categories_and_measures(dataset):
    said = {
        path.name: in_other_words(path.read_bytes()) for path in REAL.iterdir() if path.is_file()
    }
    other = read_dataset(said)
    assert set(other["divisions"]["person_category"]) == {"shepherds", "weavers"}
    pd.testing.assert_series_equal(sums(other), sums(dataset))


def test_a_package_without_divisions_adds_up_what_is_stated(dataset):
    files = {path.name: path.read_bytes() for path in REAL.iterdir() if path.is_file()}
    head = files["divisions.csv"].splitlines(keepends=True)[0]
    plain = read_dataset({**files, "divisions.csv": head})
    row = reconciliation.reconciled(plain, "headline", "all")
    row = row[(row["scope"] == "any_route") & (row["person_category"] == "military")]
    # military persons as stated for themselves; the rest of undivided exchanges is not worked out
    assert (row["our_sum"] < 6954).all()


def test_no_code_names_a_category_of_persons():
    sources = {path.name: path.read_text(encoding="utf-8") for path in LIB.rglob("*.py")}
    assert sources
    named = {name: [code for code in OTHER_WORDS if f'"{code}"' in source]
             for name, source in sources.items()}  # fmt: skip
    assert {name: codes for name, codes in named.items() if codes} == {}


@pytest.mark.parametrize("name", ["russia-ukraine", "example-fictional-valleys", "template"])
def test_every_package_declares_how_parts_are_made(name):
    dataset = read_dataset({path.name: path.read_bytes() for path in (DATA / name).iterdir()})
    declared = dataset.package.tables["divisions"]
    assert declared.title
    assert declared.description
    assert all(field.title and field.description for field in declared.fields)


def stated(**columns) -> pd.DataFrame:
    """Totals of one series, each a day after the other, but for the columns that are given."""
    length = len(next(iter(columns.values())))
    usual = {
        "scope": "any", "measure": "persons", "person_category": "", "to_party": "north",
        "speaker_id": "north-hq", "since": pd.NaT, "is_named": True, "our_sum": 0.0,
    }  # fmt: skip
    rows = pd.DataFrame({name: [value] * length for name, value in usual.items()})
    return rows.assign(**columns)


def test_a_step_lies_between_two_totals_of_one_speaker():
    rows = reconciliation.with_steps(stated(figure=[100.0, 130.0], our_sum=[90.0, 115.0]))
    assert rows[["step", "our_step", "step_rest"]].iloc[1].tolist() == [30, 25, 5]
    assert rows["step"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    "columns",
    [
        {"speaker_id": ["north-hq", "south-hq"]},
        {"scope": ["any", "exchanges"]},
        {"since": pd.to_datetime(["2022-01-01", "2023-01-01"])},
        {"is_named": [False, False]},
    ],
)
def test_totals_of_two_series_or_of_nobody_make_no_step(columns):
    rows = reconciliation.with_steps(stated(figure=[100.0, 130.0], **columns))
    assert rows["step"].isna().all()


def test_a_residual_is_met_explained_or_not_and_counted():
    rows = pd.DataFrame(
        {"residual": [0.0, 5.0, -5.0, float("nan")], "residual_reason": ["", "A slip.", "", ""]}
    )
    rows = rows.assign(residual_state=reconciliation.residual_states(rows))
    assert rows["residual_state"].tolist() == ["met", "explained", "not_explained", ""]
    counts = reconciliation.residual_counts(rows)
    assert counts == {"met": 1, "explained": 1, "not_explained": 1}


def test_a_ministry_makes_no_series_with_another_of_its_name(dataset):
    rows = reconciliation.reconciled(dataset, "headline", "all")
    stepped = rows[rows["step"].notna()]
    assert len(stepped)
    assert stepped["is_named"].all()


def test_the_count_of_residuals_is_a_sentence():
    rows = pd.DataFrame({"residual_state": ["met", "explained", "explained", "not_explained", ""]})
    assert tables.count_line(rows) == (
        "Of 4 totals compared with our rows, 1 is met, 2 have a stated reason, 1 is not explained."
    )
