"""The fictional example and the template: another negotiation works as the shipped one does."""

from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
import orjson
import pytest

from lib import catalog, validation
from lib.charts import registry, spec
from lib.content import search
from lib.model import commitments, figures, reconciliation, records, rounds, standings
from lib.model.dataset import Dataset
from lib.params import View
from lib.period import Period

DATA = Path(__file__).parent.parent / "data"
EXAMPLE, TEMPLATE = DATA / "example-fictional-valleys", DATA / "template"
SIDES = ["vashoria", "merendal", "tesfara"]
CHOICES = ("headline", *SIDES, "third_parties", "press")
EMPTY = Period(date(2021, 3, 2), date(2021, 3, 3))
OF_THE_REAL_ONE = ("ukrain", "russia", "prisoner", "soldier", "kyiv", "moscow", "istanbul")


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The example, read as the app reads it."""
    return catalog.catalog()[EXAMPLE.name]


@pytest.fixture
def view(dataset: Dataset) -> View:
    """The whole example as an address without words shows it."""
    return View(dataset.package.name, dataset.span, dataset.span)


def test_the_example_is_valid() -> None:
    assert validation.problems(validation.folder_files(EXAMPLE)) == []


def test_the_template_is_valid_and_empty() -> None:
    files = validation.folder_files(TEMPLATE)
    assert validation.problems(files) == []
    rows = {
        path: len(content.splitlines()) for path, content in files.items() if path.endswith(".csv")
    }
    assert {path for path, lines in rows.items() if lines > 1} == {"parties.csv"}


def test_the_template_tells_of_every_table() -> None:
    readme = (TEMPLATE / "README.md").read_text("utf-8")
    assert "**rounds**" in readme
    assert [path.stem for path in TEMPLATE.glob("*.csv") if f"**{path.stem}**" not in readme] == []


@pytest.mark.parametrize("folder", ["russia-ukraine", EXAMPLE.name, TEMPLATE.name])
def test_every_package_has_its_licence(folder: str) -> None:
    assert "CC BY 4.0" in (DATA / folder / "LICENSE.md").read_text("utf-8")


def test_every_file_says_that_it_is_fictional(dataset: Dataset) -> None:
    said = [path.name + path.read_text("utf-8") for path in EXAMPLE.iterdir()]
    assert dataset.package.is_fictional
    assert all("fictional" in text.lower() for text in said)


def test_every_description_says_that_it_is_fictional(dataset: Dataset) -> None:
    tables = dataset.package.tables.values()
    said = [dataset.package.description, *(table.description for table in tables)]
    said += [field.description for table in tables for field in table.fields]
    assert len(said) > len(tables)
    assert all("fictional" in text.lower() for text in said)


def test_every_link_leads_to_the_reserved_domain(dataset: Dataset) -> None:
    assert dataset["sources"]["url"].str.startswith("https://example.org/").all()


def test_there_are_three_sides_in_order(dataset: Dataset) -> None:
    assert dataset.sides == SIDES
    assert dataset.limits.figures == CHOICES


@pytest.mark.parametrize(
    "changes",
    [
        *({"figures": chosen} for chosen in CHOICES),
        *({"confidence": least} for least in ("medium", "high")),
        {"disputed": "both"},
        {"period": EMPTY},
        {"period": EMPTY, "figures": "press", "confidence": "high"},
    ],
    ids=str,
)
def test_every_chart_is_drawn_or_says_why_not(
    dataset: Dataset, view: View, changes: dict[str, object]
) -> None:
    own = view.but(**changes)
    made = [spec.chart_spec(dataset, own, name) for name in registry.charts(dataset)]
    assert made
    assert all((block["figure"] is None) != (block["empty"] is None) for block in made)


@pytest.mark.parametrize("chosen", CHOICES)
def test_no_chart_speaks_of_the_shipped_negotiation(
    dataset: Dataset, view: View, chosen: str
) -> None:
    own = view.but(figures=chosen)
    every = "".join(spec.encoded(dataset, own, name) for name in registry.charts(dataset)).lower()
    assert [word for word in OF_THE_REAL_ONE if word in every] == []


@pytest.mark.parametrize("kind", ["monthly", "single"])
@pytest.mark.parametrize("outcome", ["evacuated", "convoys", "families"])
def test_three_receivers_are_small_multiples(
    dataset: Dataset, view: View, kind: str, outcome: str
) -> None:
    layout = spec.chart_spec(dataset, view, f"{kind}-{outcome}")["figure"]["layout"]
    notes = [note["text"] for note in layout["annotations"]]
    named = [note for note in notes if note.startswith("<b>")]
    assert {"yaxis", "yaxis2", "yaxis3"} <= set(layout)
    assert [f"<b>To {dataset.parties.loc[side, 'name']}</b>" for side in SIDES] == named


def test_all_four_states_occur(dataset: Dataset) -> None:
    rows = figures.figures(dataset, "headline", "all").set_index(["transfer_id", "to_party"])[
        "state"
    ]
    assert rows["2022-05-15-evacuation", "merendal"] == "agree"
    assert rows["2021-09-26-convoy", "merendal"] == "differ"
    assert rows["2021-04-18-evacuation", "merendal"] == "one_side"
    assert rows["2021-08-08-families", "tesfara"] == "no_figure"


@pytest.mark.parametrize(
    ("commitment", "statuses"),
    [
        ("2021-03-wounded-first-list", ["full", "full", "full"]),
        ("2021-06-convoys-eight-each", ["intermediate", "intermediate", "minimal"]),
        ("2021-10-wounded-second-list", ["no_delivery", "no_delivery", "no_delivery"]),
        ("2021-10-east-road", ["disputed"]),
    ],
)
def test_status_in_the_ledger(
    dataset: Dataset, view: View, commitment: str, statuses: list[str]
) -> None:
    rows = commitments.ledger(dataset, view, dataset.reach.last)
    rows = rows[rows["commitment_id"] == commitment].set_index("to_party")["status"]
    assert [rows[side] for side in SIDES if side in rows] == statuses


@pytest.mark.parametrize(("disputed", "delivered"), [("neither", 2), ("both", 4)])
def test_a_disputed_link_counts_as_chosen(
    dataset: Dataset, view: View, disputed: str, delivered: int
) -> None:
    rows = commitments.ledger(dataset, view.but(disputed=disputed), dataset.reach.last)
    rows = rows.set_index(["commitment_id", "to_party"])
    assert rows.loc[("2021-06-convoys-eight-each", "tesfara"), "delivered"] == delivered


def test_undertakings_without_a_number_stand_as_is_said_of_them(
    dataset: Dataset, view: View
) -> None:
    rows = standings.every(dataset, view).set_index("commitment_id")
    # of the working group one side says that it was carried out, the other that it was not
    assert rows.loc["2021-06-working-group", "stands"] == "disputed"
    assert rows.loc["2022-04-next-round", "stands"] == "not_carried_out"
    assert not rows.loc[["2021-06-working-group", "2022-04-next-round"], "is_numbered"].any()


@pytest.mark.parametrize(
    ("total", "residual"),
    [
        ("2021-09-30-evacuated-all-vashoria", 0),
        ("2021-09-30-evacuated-all-merendal", 3),
        ("2022-05-31-evacuated-all-vashoria", 70),
        ("2021-12-31-convoys-all-tesfara", 0),
        ("2022-04-30-convoys-all-merendal", 2),
    ],
)
def test_residual_of_an_official_total(dataset: Dataset, total: str, residual: float) -> None:
    rows = reconciliation.reconciled(dataset, "headline", "all").set_index("total_id")
    assert rows.loc[total, "residual"] == residual


def test_a_sitting_past_midnight(dataset: Dataset, view: View) -> None:
    rows = rounds.sittings(dataset, view, "2021-03-09-brenhagen").set_index("meeting_id")
    assert rows.loc["2021-03-09-heads", "minutes"] == 3 * 60 + 35


@pytest.mark.parametrize("name", ["sittings", "process", "rounds-by-track", "single-convoys"])
def test_a_month_is_not_shown_as_its_first_day(dataset: Dataset, view: View, name: str) -> None:
    figure = orjson.dumps(spec.chart_spec(dataset, view, name)["figure"]).decode()
    days = ("1 April 2021", "1 December 2021", "1 February 2022", "1 March 2022")
    assert [day for day in days if f"<br>{day}<br>" in figure or f'"{day}<br>' in figure] == []


@pytest.mark.parametrize("query", ["Merëndal", "merendal", "MERENDAL"])
def test_search_finds_a_name_with_and_without_diacritics(dataset: Dataset, query: str) -> None:
    found = {one.record for one in search.found(dataset, query)}
    assert {"transfers/2021-03-27-evacuation", "totals/2021-09-30-evacuated-all-merendal"} <= found


@pytest.mark.parametrize(
    "query",
    ["ველიში", "Տոշունյան", "ሰላም ዶሬ", "Tošunyan", "tosunyan", "Åse Łindqvær", "ase lindqvaer"],
)
def test_search_finds_names_in_their_own_letters(dataset: Dataset, query: str) -> None:
    assert "rounds" in [one.table for one in search.found(dataset, query)]


def test_every_record_opens(dataset: Dataset, view: View) -> None:
    assert dataset.records
    for name in dataset.records:
        record = records.find(dataset, name)
        assert record.title
        assert len(records.sources(dataset, record)) or record.table in ("meetings", "rounds")


def test_a_record_shows_names_in_their_own_letters(dataset: Dataset) -> None:
    record = records.find(dataset, "rounds/2022-04-12-orrin-pass")
    assert record.title == "Orrin Pass (Օռին), 12 April 2022"
    assert "Selam Dorrë (ሰላም ዶሬ)" in set(rounds.delegations(dataset, record.key)["head"])
    assert list(rounds.delegations(dataset, record.key)["party_id"]) == SIDES


#: Linear light as seen with each kind of colour blindness (Machado, Oliveira and Fernandes 2009).
SEEN = (
    np.eye(3),
    np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
    np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    np.array([[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]),
)


def lightness(color: str, seen: np.ndarray) -> float:
    """CIE lightness from 0 to 100 of a colour as seen."""
    parts = np.array([int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    luminance = float(np.clip(seen @ linear, 0, 1) @ [0.2126, 0.7152, 0.0722])
    return 116 * float(np.cbrt(luminance)) - 16


@pytest.mark.parametrize("column", ["color_light", "color_dark"])
def test_the_colours_differ_in_brightness_for_everybody(dataset: Dataset, column: str) -> None:
    colors = dataset.parties.loc[SIDES, column]
    for seen in SEEN:
        seen_as = [lightness(color, seen) for color in colors]
        assert min(abs(one - other) for one, other in combinations(seen_as, 2)) >= 10
