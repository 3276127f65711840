"""Proposals: what the form yields is the very file that the command adds."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lib import validation
from lib.add import facts
from lib.add.__main__ import main
from lib.content import proposal
from lib.content.proposal import Proposal
from lib.model.dataset import read_dataset
from tests.add.conftest import package  # noqa: F401  (a fixture)

RECORD = "transfers/2022-04-24-families"
SAID = {
    "measure": "families", "person_category": "family", "to_party": "vashoria", "value": "12",
    "speaker": "press-wire", "confidence": "low", "words": 'twelve "families"', "source.url": "https://example.org/p",
    "source.title": "Twelve", "source.published": "2022-04-25",
}  # fmt: skip


def test_a_proposal_is_added_as_it_stands(package, tmp_path):  # noqa: F811
    dataset = read_dataset(validation.folder_files(package))
    path = tmp_path / "facts.toml"
    path.write_text(proposal.toml(dataset, Proposal(RECORD, "It is missing.", SAID)), "utf-8")
    assert main([str(package), str(path), "--yes"], today=date(2022, 7, 9)) == 0
    added = read_dataset(validation.folder_files(package))["claims"].iloc[-1]
    assert (added["value"], added["words"]) == (12, 'twelve "families"')


def test_a_proposal_waits_for_review_where_a_package_knows_of_it(dataset):
    assert 'status = "candidate"' in proposal.toml(dataset, Proposal(RECORD, "x"))
    assert "status" not in proposal.toml(read_talks_once(), Proposal(RECORD, "x"))


def shown():
    """What the form shows for a record, in a process of Streamlit."""
    from lib import catalog
    from lib.views import proposal as form

    dataset = catalog.catalog()[catalog.default()]
    form.yielded(dataset, form.asked(dataset, "transfers/2026-09-17-bodies", "form"))


def test_the_form_yields_the_file_of_what_is_filled_in():
    app = AppTest.from_function(shown, default_timeout=60).run()
    assert not app.exception
    app.text_input(key="form-value").set_value("253").run()
    found = tomllib.loads(app.code[0].value)["fact"][0]
    assert (found["record"], found["measure"]) == ("transfers/2026-09-17-bodies", "remains")
    assert found["value"] == 253
    assert app.code[0].value in app.code[1].value


def test_the_form_is_filled_with_what_the_record_says(dataset):
    known, lowest = (
        proposal.prefilled(dataset, "transfers/2026-09-17-bodies"),
        {"confidence": "low"},
    )
    assert known["measure"] == "remains"
    assert (
        proposal.prefilled(dataset, "transfers/none") == proposal.prefilled(dataset, "") == lowest
    )


def test_the_issue_names_record_and_version_and_holds_the_facts(dataset):
    made = Proposal("transfers/2026-09-17-bodies", "Read again.", {"value": "3"})
    said = proposal.issue(dataset, made)
    assert made.record in said
    assert f"data version {dataset.package.version}" in said
    assert proposal.toml(dataset, made) in said


@given(st.dictionaries(st.sampled_from(proposal.FIELDS), st.text()), st.text(min_size=1))
def test_whatever_is_typed_stays_one_fact_of_text(said, reason):
    dataset = read_talks_once()
    found = tomllib.loads(proposal.toml(dataset, Proposal(RECORD, reason, said)))
    assert found["reason"] == reason
    assert set(found) == {"reason", "fact"}
    assert len(found["fact"]) == 1


@pytest.mark.parametrize("cell", ["12a", "-3", "1e9", "٣"])
def test_only_plain_digits_are_a_number(dataset, cell):
    words = proposal.toml(dataset, Proposal(RECORD, "x", {"value": cell})).encode()
    assert facts.read(words, "x.toml").facts[0].cells["value"] == cell


def read_talks_once():
    """The shipped example, whatever test asks."""
    from lib import catalog

    return catalog.catalog()["example-fictional-valleys"]
