"""A record says the same in the dialog and on its plain page, because both say one tree."""

from dataclasses import replace

import pytest

from lib import catalog, i18n, params
from lib.api import record_pages
from lib.api import render as html
from lib.content import statements
from lib.content.nodes import Clock, Heading, Link, List, Table, records_in
from lib.content.record import facts, record
from lib.model import chart_rows, records
from tests.content.reading import Page, as_html, as_streamlit
from tests.model.tiny import ALWAYS, tiny

REAL, EXAMPLE = catalog.catalog().values()
#: Of the small negotiation every record; of the large one those in which the two once differed.
RECORDS = [
    *((EXAMPLE, name) for name in sorted(EXAMPLE.records)),
    *(
        (REAL, name)
        for name in (
            "rounds/2025-06-02-istanbul",
            "rounds/2022-02-28-gomel",
            "rounds/2025-07-23-istanbul",
            "transfers/2025-06-16-bodies",
            "commitments/2025-06-02-bodies-6000",
            "commitments/2022-exchange-1-april",
            "meetings/2025-06-02-plenary",
        )
    ),
]


def view_of(dataset):
    return params.parse({}, dataset.limits)[0]


@pytest.mark.parametrize(("dataset", "name"), RECORDS, ids=[name for _, name in RECORDS])
def test_dialog_and_page_say_the_same_words_and_lead_to_the_same_places(dataset, name):
    nodes = record(dataset, view_of(dataset), name)
    words, links = as_html(nodes)
    assert words
    assert (words, links) == as_streamlit(dataset.package.name, name)


def items(nodes):
    """Every item of every list, those of lists below items included."""
    for node in nodes:
        if isinstance(node, List):
            for one in node.items:
                yield one
                yield from items(one)


def said_facts(dataset, name):
    """What a record says of itself, by the title of the column."""
    return {
        one[0].words: one[1].words for one in items(facts(dataset, records.find(dataset, name)))
    }


def test_a_no_is_said_as_a_word():
    row = EXAMPLE["totals"][~EXAMPLE["totals"]["is_change_of_base"]].iloc[0]
    title = EXAMPLE.package.tables["totals"].field["is_change_of_base"].title
    assert said_facts(EXAMPLE, f"totals/{row['total_id']}")[title] == "no"


def test_no_record_says_a_raw_boolean():
    said = [words for name in EXAMPLE.records for words in said_facts(EXAMPLE, name).values()]
    assert {"yes", "no"} <= set(said)
    assert not {"True", "False", "NaT", "nan", "<NA>", "None"} & set(said)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("meetings/2022-07-phone", "July 2022"),
        ("rounds/2022-07-ombudsmen-phone", "July 2022"),
        ("rounds/2022-03-14-online", "14 March 2022 to 17 March 2022"),
    ],
)
def test_a_day_is_no_finer_than_it_is_known_on_either_side(name, day):
    found = records.find(REAL, name)
    column = REAL.package.tables[found.table].date_field
    title = REAL.package.tables[found.table].field[column].title
    assert said_facts(REAL, name)[title] == day
    page = record_pages.record_payload(REAL, view_of(REAL), "http://x", name).body.decode()
    assert f"<dd>{day}</dd>" in page
    assert f"{title}: {day}" in " ".join(as_streamlit(REAL.package.name, name)[0])


def test_a_sitting_in_the_list_of_its_round_has_the_day_of_its_own_record():
    rows = EXAMPLE["meetings"]
    row = rows[rows["date_precision"] == 4].iloc[0]
    nodes = record(EXAMPLE, view_of(EXAMPLE), f"rounds/{row['round_id']}")
    days = [words for cells in cells_of(nodes, "sittings-of-round") for words in cells]
    assert f"{row['date']:%B %Y}" in days


def test_a_country_is_said_by_its_name():
    name = "rounds/2025-06-02-istanbul"
    title = REAL.package.tables["rounds"].field["country_code"].title
    assert said_facts(REAL, name)[title] == "Türkiye"


def test_every_section_has_a_key_of_its_own():
    nodes = record(REAL, view_of(REAL), "rounds/2025-06-02-istanbul")
    keys = [one.key for one in nodes if isinstance(one, Heading) and one.level == 2]
    assert len(keys) == len(set(keys)) > 5
    assert all(keys)


def cells_of(nodes, name):
    """The words of every cell of a table of a record, by row."""
    (table,) = (one for one in nodes if isinstance(one, Table) and one.name == name)
    rows = zip(*(one.cells for one in table.columns), strict=True)
    return [
        [" ".join(part.words for line in cell for part in line) for cell in row] for row in rows
    ]


SPOKE = {
    "position_id": ["p1", "p2", "p3"], "round_id": ["round"] * 3,
    "party_id": ["north", "north", "south"], "topic": ["territory", "ceasefire", "ceasefire"],
    "position": ["Ours.", "At once.", "Later."], "speaker_id": ["n", "text", "s"],
    "source_id": ["gazette"] * 3,
}  # fmt: skip
ROUND = {
    "round_id": ["round"], "track_id": ["main"], "title": ["First round"],
    "start_date": ["2031-03-01"], "end_date": ["2031-03-01"], "is_round": ["true"],
    "was_held": ["true"], "date_precision": [1],
}  # fmt: skip


def positions_of(kind):
    """The record of a round where the speaker ``text`` of North is of a kind."""
    known = ALWAYS["speakers"]
    added = {"speaker_id": "text", "name": "Draft of North", "party_id": "north", "kind": kind,
             "is_named": "true"}  # fmt: skip
    speakers = {name: [*known[name], added[name]] for name in known}
    dataset = tiny(rounds=ROUND, positions=SPOKE, speakers=speakers)
    return record(dataset, view_of(dataset), "rounds/round")


def test_positions_stand_side_by_side_and_silence_is_said():
    rows = cells_of(positions_of("person"), "positions-of-round")
    assert [row[0] for row in rows] == ["Ceasefire", "Territory"]
    assert "At once." in rows[0][1]
    assert "Later." in rows[0][2]
    assert rows[1][2] == "South said nothing of this"


def test_the_documents_of_the_sides_are_a_section_of_their_own():
    nodes = positions_of("document")
    (text,) = cells_of(nodes, "documents-of-round")
    assert "At once." in text[1]
    rows = cells_of(nodes, "positions-of-round")
    assert rows[0][1] == "North said nothing of this"


def test_a_memorandum_is_a_document_of_its_side():
    nodes = record(REAL, view_of(REAL), "rounds/2025-06-02-istanbul")
    rows = cells_of(nodes, "documents-of-round")
    assert "Ukraine’s memorandum" in rows[0][1]
    assert "Russia’s memorandum" in rows[0][2]


def test_statements_are_a_table_of_speakers_by_value_each_once():
    said = {"by": "n", "round_id": "round", "measure": "venue", "value_text": "The mill"}
    said |= {"words": "", "note": "", "value_time": "", "qualifier": "", "to_party": ""}
    dataset = tiny([said, said, {**said, "by": "s", "value_text": "The bridge"}], rounds=ROUND)
    rows = cells_of(record(dataset, view_of(dataset), "rounds/round"), "claims-of-record")
    assert sorted((row[0], row[1]) for row in rows) == [
        ("Envoy of North", "The mill"),
        ("Envoy of South", "The bridge"),
    ]


def test_the_deliveries_of_a_commitment_have_their_numbers_and_how_much_had_come():
    nodes = record(REAL, view_of(REAL), "commitments/2025-06-02-bodies-6000")
    rows = {row[0]: row for row in cells_of(nodes, "links-of-record")}
    assert "1,212" in rows["Return of remains, 11 June 2025"][1]
    assert "2,412 of 6,000 by then" in rows["Return of remains, 13 June 2025"][1]
    assert "not in the sum" in rows["Return of remains, 23 October 2025"][1]


def test_a_record_to_which_a_table_leads_is_not_listed_again():
    nodes = record(REAL, view_of(REAL), "rounds/2025-06-02-istanbul")
    linked = records_in(nodes)
    assert "commitments/2025-06-02-bodies-6000" in linked
    listed = {
        part.to.removeprefix("record:")
        for node in nodes if isinstance(node, List)
        for one in node.items for part in one if isinstance(part, Link)
    }  # fmt: skip
    assert not linked & listed


def test_the_sittings_of_a_day_are_on_its_clock():
    nodes = record(REAL, view_of(REAL), "rounds/2025-07-23-istanbul")
    (clock,) = (one for one in nodes if isinstance(one, Clock))
    said = {one.words: one.said for one in clock.spans}
    assert said["Plenary"] == "20:37 to 21:16, 39 min (reports allow 30 min to 1 h 10 min)"
    assert "Istanbul" in clock.caption


def test_a_source_has_its_title():
    nodes = record(REAL, view_of(REAL), "rounds/2025-06-02-istanbul")
    words = [part.words for one in items(nodes) for part in one if isinstance(part, Link)]
    title = "TASS report of 3 September 2025 on an interview of Foreign Minister Sergey Lavrov"
    assert any(title in one for one in words)


def test_the_chart_of_a_record_is_reached_from_its_plain_page():
    name = "rounds/2025-06-02-istanbul"
    nodes = record(REAL, view_of(REAL), name)
    assert [one.to for one in nodes if isinstance(one, Link)] == [
        "chart:sittings-2025-06-02-istanbul"
    ]
    links = Page(record_pages.record_payload(REAL, view_of(REAL), "", name).body.decode()).links
    assert "/embed/sittings-2025-06-02-istanbul?talks=russia-ukraine" in links


HOSTILE = "# [x](javascript:alert(1)) <b>*:red[y]* `$1$`"


def test_data_are_no_markup_on_either_side():
    tables = {
        **EXAMPLE.tables,
        "commitments": EXAMPLE["commitments"].assign(title=HOSTILE, description=HOSTILE),
        "claims": EXAMPLE["claims"].assign(words=HOSTILE, note=HOSTILE),
        "sources": EXAMPLE["sources"].assign(outlet=HOSTILE, url="javascript:alert(1)"),
    }
    dataset = replace(EXAMPLE, tables=tables)
    name = f"commitments/{EXAMPLE['commitments']['commitment_id'].iloc[0]}"
    nodes = record(dataset, view_of(dataset), name)
    words, links = as_html(nodes)
    assert " ".join(words).count(HOSTILE) > 5
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2025-06-02-bodies-6000", "Delivered to Russia, bodies: 97 of 6,000"),
        (
            "2025-06-02-pow-1000",
            "Delivered to Ukraine, persons: at least 1,000 of at least 1,200",
        ),
    ],
)
def test_a_commitment_says_what_it_comes_to_as_the_ledger_does(dataset, view, name, said):
    found = records.find(dataset, f"commitments/{name}")
    shown = str(html.html(statements.figures(dataset, view, found), str))
    assert said in shown
    rows = chart_rows.ledger(dataset, view)
    for row in rows[rows["commitment_id"] == name].to_dict("records"):
        assert i18n.say(f"promise.{row['promise_state']}") in shown
        assert i18n.say(f"status.{row['status']}") in shown


def test_a_commitment_of_which_the_speaker_gives_no_number_comes_to_nothing(dataset, look_at):
    found = records.find(dataset, "commitments/2025-06-02-bodies-6000")
    shown = str(html.html(statements.figures(dataset, look_at(figures="press"), found), str))
    assert "No figure from the press" in shown
    assert "Delivered" not in shown
