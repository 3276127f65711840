"""Speaker categories: declared once, complete in words, the same on every surface."""

from pathlib import Path

import pytest

from lib import catalog, i18n, speakers
from lib.charts import style
from lib.charts.tokens import DARK, GREY
from lib.content import view
from lib.speakers import Speaker, SpeakerError

README = Path(__file__).parent.parent / "README.md"
NEW = Speaker("experts", ("expert",), (("expert", "an expert says it"),))


@pytest.mark.parametrize("part", ["roles", "clauses"])
def test_a_category_without_a_part_is_refused_with_the_place_to_add_it(part):
    whole = {"code": "experts", "roles": ("expert",), "clauses": (("expert", "an expert"),)}
    with pytest.raises(SpeakerError) as refused:
        speakers.refuse_faults([Speaker(**{**whole, part: ()})])
    said = f"Speaker “experts” has no {part}: add {part}= to it in lib/speakers.py."
    assert str(refused.value) == said


def test_a_role_speaks_for_one_category_alone():
    with pytest.raises(SpeakerError, match="The role “expert” speaks for several categories"):
        speakers.refuse_faults([NEW, Speaker("others", ("expert",), NEW.clauses)])


def test_every_word_that_a_category_lacks_is_named_with_its_section():
    with pytest.raises(SpeakerError) as refused:
        view.refuse_wordless([NEW])
    found = str(refused.value).splitlines()
    assert [line.partition("[")[2].partition("]")[0] for line in found] == [
        "clause", "rule", "rule_part", "figures", "whose", "voice",
    ]  # fmt: skip
    assert found[0] == (
        'Speaker “experts” has no words in [clause]: add expert = "…" there in '
        "data/words/labels.toml."
    )


@pytest.mark.parametrize("section", [*view.OF_SPEAKERS, *view.OF_CLAUSES])
def test_no_word_of_a_category_is_left_over(section):
    known = {*speakers.GROUPS, speakers.HEADLINE, "all_sides", "party", "sure"}
    if section in view.OF_CLAUSES:
        known = {code for code, _ in speakers.CLAUSES}
    own = {
        "archive",
        "candidates",
        "clock",
        "example",
        "example_headline",
        "example_other",
        "middle",
        "reach",
        "result",
        "stated",
        "version",
    }
    assert set(i18n.words("labels")[section]) - own <= known


def test_the_choices_begin_with_the_headline_and_hold_each_party():
    assert speakers.choices(["a", "b"]) == ("headline", "a", "b", *speakers.GROUPS)


def test_each_category_that_is_chosen_by_its_code_stands_in_the_readme():
    readme = README.read_text(encoding="utf-8")
    assert [code for code in speakers.choices([]) if f"`{code}`" not in readme] == []


def test_the_headline_rule_in_a_sentence_names_every_clause_once(dataset):
    parts = [i18n.say(f"rule_part.{code}") for code, _ in speakers.CLAUSES]
    sentence = i18n.say("card.rule", whose="", rule=i18n.say("card.else").join(parts))
    places = [sentence.index(part) for part in parts]
    assert places == sorted(places)


def test_a_group_without_a_party_is_grey_in_either_light(dataset):
    assert style.group_color(dataset, ("nobody",), "color_light") == GREY
    assert style.group_color(dataset, ("nobody",), "color_dark") == DARK[GREY]


def test_a_group_has_the_colour_of_its_first_role_that_has_a_party():
    dataset = next(iter(catalog.catalog().values()))
    mediator = dataset.parties[dataset.parties["role"] == "mediator"]["color_light"].iloc[0]
    assert style.group_color(dataset, ("nobody", "mediator", "press"), "color_light") == mediator
