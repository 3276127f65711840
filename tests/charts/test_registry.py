"""The chart registry: every chart has one name and one page; a missing part is said at once."""

import re

import pandas as pd
import pytest

from lib import catalog, i18n, params
from lib.charts import kind, registry, spec, style
from lib.charts.alternative import Spans
from lib.charts.kind import ChartError, ChartKind, Subjects
from lib.charts.titles import fills

EVERY = list(catalog.catalog().values())
NAMES = [dataset.package.name for dataset in EVERY]
PAGES = {*i18n.words("labels")["page"], "record"}


@pytest.fixture(params=EVERY, ids=NAMES)
def any_talks(request):
    """Each negotiation that is served."""
    return request.param


def test_every_chart_is_known_by_its_own_name(any_talks):
    charts = registry.charts(any_talks)
    assert [chart.name for chart in charts.values()] == list(charts)
    assert all(re.fullmatch(r"[\w.~-]+", name) for name in charts)
    assert len(charts) == len(list(registry.all_charts(any_talks)))


def test_every_chart_stands_on_a_page_and_every_chart_page_has_one(any_talks):
    pages = {chart.page for chart in registry.charts(any_talks).values()}
    assert pages <= PAGES
    assert {"overview", "rounds", "durations", "outcomes", "commitments", "claims"} <= pages
    for page in pages:
        assert {chart.page for chart in registry.of_page(any_talks, page)} == {page}


def test_each_outcome_of_the_package_has_its_charts(any_talks):
    codes = list(any_talks["outcomes"]["outcome_id"])
    names = {f"{kind}-{code}" for kind in ("monthly", "summed", "single") for code in codes}
    assert names
    assert names <= set(registry.charts(any_talks))


def test_each_commitment_with_deliveries_can_be_followed(any_talks):
    tied = set(any_talks["fulfilments"]["commitment_id"].astype("str"))
    charts = registry.charts(any_talks)
    assert {f"steps-{code}" for code in tied} == {
        name for name in charts if charts[name].kind is registry.STEPS
    }


def test_the_column_of_days_is_one_of_the_rows(any_talks):
    view = params.parse({}, any_talks.limits)[0]
    every = [(chart, chart.rows(any_talks, view)) for chart in registry.charts(any_talks).values()]
    filled = [(chart, rows) for chart, rows in every if len(rows) and chart.members is None]
    assert filled
    assert [chart.name for chart, rows in filled if chart.day not in rows] == []


def test_the_charts_are_made_once(dataset):
    assert registry.charts(dataset) is registry.charts(dataset)


def test_the_table_of_a_chart_shows_columns_of_its_rows(any_talks):
    view = params.parse({}, any_talks.limits)[0]
    lacking = [
        (chart.name, column)
        for chart in registry.charts(any_talks).values()
        for column in {*chart.kind.table} - {*chart.rows(any_talks, view)}
    ]
    assert lacking == []


def test_every_title_gives_the_names_that_it_fills(any_talks):
    view = params.parse({}, any_talks.limits)[0]
    seen = style.style(any_talks, view)
    given = {}
    for chart in registry.charts(any_talks).values():
        rows, context = chart.rows(any_talks, view), {**chart.context, "figures": view.figures}
        values = chart.kind.title.compute(rows, seen, context)
        if values is not None:
            given[chart.name] = (set(values), set(chart.kind.title.names))
    assert len(given) >= len(registry.KINDS) / 2
    assert {name: pair for name, pair in given.items() if pair[0] != pair[1]} == {}


def test_every_section_of_words_is_of_a_chart():
    assert {one.section for one in registry.KINDS} == set(i18n.words("findings"))


def test_of_charts_that_show_one_at_first_the_page_begins_with_the_first(dataset):
    first, view = registry.of_kind(dataset, registry.SCOPE)[0], params.parse({}, dataset.limits)[0]
    names = [chart.name for chart in registry.at_first(dataset, "claims", view)]
    assert names[-1] == first.name
    assert not [name for name in names if name.startswith("differences-")]


@fills("count")
def count(rows, style, context):
    """The number of rows."""
    return {"count": len(rows)}


#: A whole declaration, from which each test takes one part.
WHOLE = {
    "name": "new", "page": "rounds", "rows": lambda dataset, view: dataset["rounds"],
    "draw": lambda rows, style: None, "title": count, "table": ("title",),
    "alternative": Spans("start_date"),
}  # fmt: skip
SAID = {"title": "{count} rows", "plain": "Rows", "sub": "Each a row", "what": "rows"}


@pytest.fixture
def said(monkeypatch):
    """The words of the new chart, to be changed by a test."""
    own = dict(SAID)
    monkeypatch.setitem(i18n.words("findings"), "new", own)
    return own


def refusal(**changes) -> str:
    """The sentences with which a declaration is refused."""
    with pytest.raises(ChartError) as refused:
        ChartKind(**{**WHOLE, **changes})
    return str(refused.value)


def test_a_whole_declaration_is_accepted(said):
    assert ChartKind(**WHOLE).chart_name("one") == "new-one"


@pytest.mark.parametrize("part", ["page", "rows", "draw", "title", "table"])
def test_a_chart_without_a_part_is_refused_with_the_place_to_add_it(said, part):
    if part == "title":
        said["title"] = "Rows"
    sentence = refusal(**{part: kind.ABSENT})
    assert sentence.startswith(f"Chart “new” has no {part}: add {part}= to its ChartKind in lib/")
    assert len(sentence.splitlines()) == 1


def test_a_chart_without_words_is_refused_with_the_section_to_add():
    expected = "Chart “new” has no words: add [new] with title, plain, sub, what to data/words/"
    assert refusal().startswith(expected)


@pytest.mark.parametrize("sentence", ["title", "plain", "sub", "what"])
def test_a_chart_without_a_sentence_is_refused_with_the_line_to_add(said, sentence):
    del said[sentence]
    expected = f'Chart “new” has no words for {sentence}: add {sentence} = "…" under [new] in data'
    assert refusal().startswith(expected)


@pytest.mark.parametrize("sentence", ["title", "plain", "sub", "what"])
def test_a_name_in_brackets_that_nothing_fills_is_refused(said, sentence):
    said[sentence] += " {stranger}"
    found = refusal()
    assert found.startswith(f"Chart “new” says {{stranger}} in its {sentence}, where ")
    assert "lib/charts/titles.py" in found


def test_what_a_chart_counts_is_said_as_it_stands(said):
    said["what"] = "rows of {disputed}"
    assert "says {disputed} in its what, where nothing is filled" in refusal()


def test_what_only_a_title_fills_may_stand_in_the_title_alone(said):
    said["plain"] = "{count} rows"
    assert "says {count} in its plain" in refusal()


def test_a_title_that_does_not_say_what_it_fills_is_refused(said):
    said["title"] = "Rows"
    assert "put @fills(…) over it in lib/charts/titles.py" in refusal(title=count.compute)


def test_a_page_that_does_not_exist_is_refused_with_those_that_do(said):
    sentence = refusal(page="nowhere")
    assert "the page “nowhere”, which does not exist" in sentence
    assert "overview, rounds" in sentence
    assert "lib/sitemap.py" in sentence


def test_a_column_of_the_table_without_a_name_is_refused(said):
    assert 'add nameless = "…" under [column] in data/words/labels.toml' in refusal(
        table=("title", "nameless")
    )


def test_a_cap_must_be_said(said):
    assert "put {capped} into sub under [new]" in refusal(cap=registry.LARGEST)
    said["sub"] = "Each a row{capped}"
    assert ChartKind(**WHOLE, cap=registry.LARGEST).cap is registry.LARGEST
    assert "says {capped} in its sub" in refusal()


def test_words_of_subjects_and_counted_columns_can_be_said(said):
    said["sub"] = "{untimed} of {noun}"
    subjects = Subjects("outcome", ("noun",), lambda dataset: [])
    assert ChartKind(**WHOLE, counts=("untimed",), subjects=subjects).fillable >= {"noun"}


def test_every_fault_is_said_at_once(said):
    del said["sub"]
    assert len(refusal(page="nowhere", draw=kind.ABSENT).splitlines()) == 3


def test_a_subject_without_its_words_is_refused(said, dataset):
    subjects = Subjects("outcome", ("noun", "verb"), lambda dataset: [])
    new = ChartKind(**WHOLE, subjects=subjects)
    with pytest.raises(ChartError, match="“new-one” comes without verb"):
        kind.chart_of(new, "one", {"noun": "body"})


def test_two_charts_of_one_name_are_refused(monkeypatch, dataset, said):
    twice = ChartKind(**WHOLE)
    monkeypatch.setattr(registry, "KINDS", (twice, twice))
    with pytest.raises(ChartError, match="Two charts have the name “new”"):
        registry.charts.__wrapped__(dataset)


def test_rows_that_name_no_record_need_members(said, dataset, view):
    chart = kind.chart_of(ChartKind(**WHOLE), "", {})
    with pytest.raises(ChartError, match="“new” has rows without the column “record”: name"):
        spec.found_coverage(dataset, view, chart, pd.DataFrame({"title": ["one"]}))


def test_members_without_a_date_are_refused(said, dataset, view):
    def members(dataset, view):
        return pd.DataFrame({"record": ["rounds/one"]})

    chart = kind.chart_of(ChartKind(**WHOLE, members=members), "", {})
    with pytest.raises(ChartError, match=r"members of a chart .* have no column date: a sum is"):
        spec.found_coverage(dataset, view, chart, pd.DataFrame({"title": ["one"]}))


def test_a_chart_of_one_subject_gives_its_rows(said, dataset, view):
    def rows(dataset, view, letter):
        return pd.DataFrame({"title": [letter]})

    subjects = Subjects("letter", (), lambda dataset: [])
    new = ChartKind(**{**WHOLE, "rows": rows}, subjects=subjects)
    assert list(kind.chart_of(new, "a", {}).rows(dataset, view)["title"]) == ["a"]
