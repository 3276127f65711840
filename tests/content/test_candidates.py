"""Candidates: claims that wait for review stand apart and in no figure."""

import pandas as pd
import pytest

from lib import export, validation
from lib.charts import registry, spec
from lib.content import method, record
from lib.content.nodes import Heading
from lib.model import editions, figures, outcomes
from lib.model.dataset import read_dataset
from tests.conftest import REAL

TRANSFER = "transfers/2026-09-17-bodies"
CLAIM = "2026-09-17-bodies.90"


def grown(status):
    """The real talks with one more claim, much larger than all others, of some status."""
    files = validation.folder_files(REAL)
    header, _ = files["claims.csv"].decode().split("\n", 1)
    cells = dict.fromkeys(header.split(","), "") | {
        "claim_id": CLAIM, "transfer_id": "2026-09-17-bodies", "measure": "remains",
        "person_category": "remains", "to_party": "ukraine", "value": "99999", "unit": "bodies",
        "confidence": "high", "stated_date": "2026-09-18", "source_id": "tass-9d43b5", "status": status,
    }  # fmt: skip
    files["claims.csv"] += (",".join(cells.values()) + "\n").encode()
    files["claim_speakers.csv"] += f"{CLAIM},ukraine-zelenskyy,ukraine\n".encode()
    return read_dataset(files)


@pytest.fixture(scope="module")
def waiting():
    """The real talks with a candidate."""
    return grown("candidate")


def headings(nodes):
    """The keys of the headings."""
    return [node.key for node in nodes if isinstance(node, Heading)]


def test_a_reviewed_claim_moves_figures_and_a_candidate_none(dataset, waiting):
    assert editions.moved(dataset, waiting).empty
    assert editions.sums_moved(dataset, waiting).empty
    assert 99_999 in set(editions.moved(dataset, grown("reviewed"))["after"])


def test_a_candidate_is_in_no_figure_whoever_is_heard(waiting):
    for speaker in ("headline", "ukraine"):
        assert 99_999 not in set(figures.figures(waiting, speaker, "all")["figure"])


def test_a_candidate_is_listed_apart_on_its_record(waiting, view):
    assert "candidates" in headings(record.record(waiting, view, TRANSFER))
    assert "candidates" not in headings(
        record.record(waiting, view, "transfers/2026-06-05-exchange")
    )


def test_the_method_lists_every_candidate(dataset, waiting, view):
    assert "candidates" in headings(method.method(waiting, view))
    assert "candidates" not in headings(method.method(dataset, view))


def test_the_table_of_claims_keeps_it_with_its_status(waiting, view):
    rows = export.table_rows(waiting, view, "claims").set_index("claim_id")
    assert rows.loc[CLAIM, "status"] == "candidate"


def test_a_candidate_is_drawn_apart_and_is_no_headline(dataset, waiting, view):
    rows = outcomes.single(waiting, view, "remains")
    (one,) = rows[rows["state"] == "candidate"].to_dict("records")
    assert (one["figure"], one["is_headline"], one["record"]) == (99_999, False, TRANSFER)
    others = rows[rows["state"] != "candidate"].reset_index(drop=True)
    same = outcomes.single(dataset, view, "remains").reset_index(drop=True)
    pd.testing.assert_frame_equal(others, same, check_dtype=False)
    traces = spec.chart_spec(waiting, view, "single-remains")["figure"]["data"]
    drawn = [
        (symbol, words)
        for trace in traces if "customdata" in trace
        for symbol, words in zip(trace["marker"]["symbol"], trace["hovertext"], strict=True)
        if symbol.endswith("-x-open")
    ]  # fmt: skip
    assert len(drawn) == 1
    assert "99,999" in drawn[0][1]
    assert "Waits for review" in drawn[0][1]


def test_a_candidate_of_another_speaker_is_not_drawn(waiting, look_at):
    rows = outcomes.single(waiting, look_at(figures="russia"), "remains")
    assert len(rows)
    assert "candidate" not in set(rows["state"])


def test_a_candidate_changes_no_sentence_of_a_chart(dataset, waiting, view):
    moved = [
        name
        for name in registry.charts(dataset)
        for before, after in [[spec.said(one, view, name) for one in (dataset, waiting)]]
        if (after["heading"], after["alt"]) != (before["heading"], before["alt"])
    ]
    assert moved == []
