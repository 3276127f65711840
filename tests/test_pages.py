"""Pages from outside: opened by their address through the frame, read by what they show."""

import json
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lib import catalog, i18n, params
from lib.api import record_pages
from lib.charts import spec
from lib.sitemap import HOME, PAGES
from lib.views import markup, render
from tests.content.reading import Page, html_of

FRAME = Path(__file__).parent.parent / "pages" / "frame.py"
TIMEOUT = 60


def opened(page: str = HOME, **words: str) -> AppTest:
    """A page as it stands after its first run, with the query parameters."""
    app = AppTest.from_file(FRAME, default_timeout=TIMEOUT)
    if page != HOME:
        app.switch_page(f"{page}.py")
    app.query_params.update({word.rstrip("_"): value for word, value in words.items()})
    app.run()
    assert not app.exception
    return app


def components(app: AppTest) -> list[dict]:
    """What the page gives to each component of the front end: charts and the filter."""
    return [json.loads(element.proto.json) for element in app.get("bidi_component")]


def blocks(app: AppTest) -> dict[str, dict]:
    """The figure blocks of the page by name."""
    found = {}
    for given in components(app):
        if "figure" in given:
            place = urlsplit(given["figure"])
            name = place.path.removeprefix("/api/charts/").removesuffix(".figure.json")
            found[name] = block(name, dict(parse_qsl(place.query)))
    return found


def filtered(app: AppTest) -> dict[str, str]:
    """What the filter of the page shows: its two days, and the code of each choice."""
    (given,) = (one["filter"] for one in components(app) if "filter" in one)
    chosen = {choice["name"]: choice["value"] for choice in given["choices"]}
    return {"from": given["from"], "to": given["to"], **chosen}


def block(name: str, words: dict[str, str]) -> dict:
    """The figure block that the address of a chart on a page gives."""
    dataset = words.get("talks", catalog.default())
    view, objections = params.parse(words, catalog.limits(dataset))
    assert objections == []
    return json.loads(spec.encoded(catalog.catalog()[dataset], view, name))


def words_on(app: AppTest) -> str:
    """Every word of Markdown and of HTML on the page, with the links of HTML."""
    kinds = (app.markdown, app.caption, app.warning, app.title, app.header)
    said = [element.value for kind in kinds for element in kind]
    ours = [" ".join([*Page(one).words, *Page(one).links]) for one in html_of(app)]
    return "\n".join([*said, *ours, *(element.proto.body for element in app.get("html"))])


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_with_a_title(page):
    assert len(opened(page).title) == 1


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_its_period_in_words(page):
    assert "1 June 2025 to 30 June 2025" in words_on(
        opened(page, from_="2025-06-01", to="2025-06-30")
    )


@pytest.mark.parametrize("page", PAGES)
def test_no_page_says_none_or_nan(page):
    said = words_on(opened(page, figures="russia"))
    for word in ("None", "nan", "NaT", "undefined", "00:00:00"):
        assert word not in said.split()


@pytest.mark.parametrize(("words", "sentence"), [
    ({"from_": "never"}, "is not a date"), ({"from_": "1999-01-01"}, "The data begin on"),
    ({"to": "2099-01-01"}, "The data end on"), ({"from_": "2022-02-24", "to": "2021-06-01"}, "runs backwards"),
    ({"figures": "mars"}, "is not known here"),
    ({"talks": "elsewhere"}, "no negotiation called"), ({"record": "rounds/none"}, "is not known here"),
])  # fmt: skip
def test_what_an_address_cannot_say_is_said_in_one_sentence(words, sentence):
    app = opened(**words)
    assert [sentence in warning.value for warning in app.warning] == [True]
    assert filtered(app)["from"] == "2022-02-24"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ({"from_": "2025-06-02 ", "to": "2025/7/1"}, ("2025-06-02", "2025-07-01")),
        ({"from_": "June 2025", "to": "June 2025"}, ("2025-06-01", "2025-06-30")),
    ],
)
def test_a_date_in_another_form_is_taken_without_a_word(words, shown):
    app = opened(**words)
    assert not app.warning
    assert (filtered(app)["from"], filtered(app)["to"]) == shown


def test_the_good_end_is_kept_where_the_other_is_bad():
    app = opened(from_="2025-06-02", to="soon")
    assert len(app.warning) == 1
    assert filtered(app)["from"] == "2025-06-02"


@pytest.mark.parametrize("page", PAGES)
def test_a_period_outside_the_data_is_said_on_every_page(page):
    app = opened(page, from_="2098-01-01", to="2099-01-01")
    assert not app.exception
    assert ["There are no data for" in warning.value for warning in app.warning] == [True]


def test_words_of_others_are_passed_over():
    app = opened(utm_source="cms", sheet="2")
    assert not app.warning
    assert not app.exception


def test_the_filter_shows_what_the_address_says():
    said = {"from": "2025-05-16", "to": "2025-07-23", "figures": "ukraine", "confidence": "high"}
    words = {{"from": "from_"}.get(word, word): value for word, value in said.items()}
    assert filtered(opened(**words)) == {**said, "disputed": "neither"}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_moves_with_the_period(page):
    span = catalog.catalog()[catalog.default()].span
    moved = opened(page, from_="2025-06-01")
    assert f"1 June 2025 to {i18n.day(span.last)}" in words_on(moved)
    tokens = [block["token"] for block in blocks(moved).values()]
    assert all(token.startswith("from=2025-06-01") for token in tokens)
    assert bool(tokens) == (page not in ("commitments", "data", "method"))


def test_the_switch_of_figures_changes_what_is_drawn():
    headline, other = blocks(opened("outcomes")), blocks(opened("outcomes", figures="russia"))
    assert (
        headline["monthly-remains"]["figure"]["data"] != other["monthly-remains"]["figure"]["data"]
    )
    assert "figures of Russia" in other["monthly-remains"]["subtitle"]


def test_a_long_table_shows_its_first_rows_and_says_that_the_csv_has_all(monkeypatch):
    whole = opened("outcomes").dataframe[0].value
    monkeypatch.setattr(render, "MOST", 3)
    app = opened("outcomes")
    assert app.dataframe[0].value.equals(whole.head(3))
    assert f"The first 3 of {len(whole):,} rows are shown; the CSV has them all." in words_on(app)
    assert "](</api/handovers.csv>)" in words_on(app)


def test_a_long_answer_shows_its_first_rows_and_says_how_to_see_the_others(monkeypatch):
    whole = [one.value for one in opened("claims").dataframe]
    monkeypatch.setattr(render, "MOST", 3)
    app = opened("claims")
    assert [
        one.value.equals(rows.head(3)) for one, rows in zip(app.dataframe, whole, strict=True)
    ] == [True] * len(whole)
    rest = "rows are shown; a shorter period shows the others."
    assert words_on(app).count(rest) == sum(len(rows) > 3 for rows in whole)


def test_a_table_that_is_shown_whole_says_nothing_of_it():
    assert "are shown" not in words_on(opened("outcomes"))


def test_what_is_now_is_that_of_the_whole_record_whatever_the_period():
    said = words_on(opened(from_="2025-06-11", to="2025-06-16"))
    assert "Geneva, 17–18 February 2026" in said
    assert "days count back from here" in said


def test_a_record_opens_with_its_claims_and_links():
    said = words_on(opened("outcomes", record="transfers/2025-06-16-bodies"))
    assert "1,245 bodies to Ukraine" in said
    assert "1,248 bodies to Ukraine" in said
    assert "https://" in said


def links_of(app: AppTest) -> dict[str, str]:
    """The query parameters behind each link to a page, by its label."""
    return {link.proto.label: link.proto.query_string for link in app.get("page_link")}


def test_the_data_page_leads_to_the_other_negotiations_and_back():
    other = "example-fictional-valleys"
    titles = {name: markup.plain(one.package.title) for name, one in catalog.catalog().items()}
    assert links_of(opened("data"))[titles[other]] == f"talks={other}"
    back = links_of(opened("data", talks=other))
    assert back[titles[catalog.default()]] == ""
    assert titles[other] not in back


def test_a_record_leads_to_its_plain_page_which_is_served():
    record = "transfers/2025-06-16-bodies"
    path = record_pages.path(catalog.catalog()[catalog.default()], record)
    assert path in words_on(opened("outcomes", record=record)).split()


def test_an_open_record_names_its_own_full_address():
    app = opened("rounds", record="rounds/2025-07-23-istanbul")
    assert "?record=rounds/2025-07-23-istanbul" in words_on(app)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_cited_and_gives_its_data_at_its_head(page):
    labels = [one.proto.popover.label for one in opened(page).get("popover")]
    assert {"Cite", "Get this data"} <= {*labels}


def test_the_record_of_a_round_has_who_where_how_long_and_positions():
    said = words_on(opened("rounds", record="rounds/2025-07-23-istanbul"))
    for words in ("Çırağan Palace", "Vladimir Medinsky", "39 min", "Working group", "Ceasefire"):
        assert words.lower() in said.lower(), words


def test_another_negotiation_opens_by_its_word():
    app = opened(talks="example-fictional-valleys")
    assert app.title[0].value != opened().title[0].value
    assert any("Fictional" in warning.value for warning in app.warning)


def drawn_records(spec: dict) -> list[str]:
    """The record behind each mark of a block, in order of drawing."""
    return [word for trace in spec["figure"]["data"] for word in trace.get("customdata", ())]


def test_the_choice_of_a_kind_cuts_the_dumbbells_their_sentence_and_their_csv():
    app = opened("claims")
    whole = blocks(app)["differences"]
    app.selectbox(key="differing_kind").set_value("remains").run()
    assert not app.exception
    found = blocks(app)
    assert "differences" not in found
    own = found["differences-remains"]
    assert set(drawn_records(own)) < set(drawn_records(whole))
    assert own["heading"].startswith("Remains: ")
    assert own["caption"] != whole["caption"]
    assert own["links"][0]["href"].startswith("/api/charts/differences-remains.csv")


def test_the_choices_of_a_page_have_names_of_their_own():
    labels = {page: [chosen.label for chosen in opened(page).selectbox] for page in PAGES}
    assert any(labels.values())
    assert [page for page, every in labels.items() if len(every) != len(set(every))] == []


def row_of(record: str, table: str, head: str) -> Page:
    """The row of a table in the dialog of a record that begins with a head."""
    source = next(one for one in html_of(opened("rounds", record=record)) if f'id="{table}"' in one)
    rows = source.split(f'id="{table}"', 1)[1].split("</table>")[0].split("<tr")
    return Page(next(row for row in rows if f"<strong>{head}</strong>" in row))


def test_a_delegation_carries_who_says_so_with_a_link():
    said = row_of("rounds/2022-02-28-gomel", "delegations", "Ukraine")
    assert "Head of delegation Davyd Arakhamia" in " ".join(said.words)
    assert "6" in said.words
    assert len([link for link in said.links if link.startswith("https://")]) >= 3


def test_a_head_whom_no_statement_names_is_reported_by_the_source_of_the_round():
    said = row_of("rounds/2025-07-23-istanbul", "delegations", "Russia")
    assert "Medinsky" in said.words
    assert "reported by " in " ".join(said.words)
    assert any(link.startswith("https://") for link in said.links)


def test_what_was_spoken_of_at_a_round_stands_under_three_headings_in_order():
    app = opened("rounds", record="rounds/2025-06-02-istanbul")
    names = [i18n.say(f"agreed_heading.{name}") for name in ("agreed", "proposed", "disputed")]
    said = " ".join(html_of(app))
    places = [said.index(f'colspan="3">{name}<') for name in names]
    assert places == sorted(places)


@pytest.mark.parametrize(("record", "amount", "clause"), [
    ("commitments/2025-06-02-bodies-6000", "6,000", "own"),
    ("meetings/2025-06-02-plenary", "1 h 15 min", "clock"),
])  # fmt: skip
def test_a_record_says_why_its_headline_stands(record, amount, clause):
    said = words_on(opened("commitments", record=record))
    why = [line for line in said.splitlines() if i18n.say(f"clause.{clause}") in line]
    assert any(amount in line for line in why)


def test_a_record_says_that_the_speaker_gives_no_figure():
    said = words_on(
        opened("commitments", record="commitments/2022-exchange-1-april", figures="russia")
    )
    assert "No figure from Russia" in said
