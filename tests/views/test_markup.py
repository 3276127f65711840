"""Nothing of the address or of data is read as Markdown, on any page, by any word."""

import ast
from pathlib import Path

import pytest

from lib import i18n, params
from lib.content import values, view
from lib.views import markup
from lib.views.markup import Markdown
from tests.test_pages import opened

VIEWS = Path(__file__).parents[2] / "lib" / "views"
#: What Streamlit reads as Markdown; the dialog of a record has its own rule.
READ = {
    "markdown",
    "caption",
    "title",
    "header",
    "subheader",
    "warning",
    "error",
    "success",
    "info",
    "write",
    "page_link",
    "toast",
    "metric",
}
HOSTILE = (
    'x" here.\n\n## :red[Correction] **now** [statement](https://evil.example) <b>b</b> `c` $1+1$'
)
SIGNS = ("## ", ":red[", "**now**", "](https", "<b>", "`c`", "$1+1$", "\n", "https://evil")


@pytest.mark.parametrize("word", params.PARAMETERS)
def test_no_word_of_the_address_is_read_as_markdown(word):
    said = [one.value for one in opened("rounds", **{word: HOSTILE}).warning]
    assert len(said) == 1
    assert "Correction" in said[0]
    assert [sign for sign in SIGNS if sign in said[0]] == []


@pytest.mark.parametrize("word", params.PARAMETERS)
def test_a_long_word_of_the_address_is_cut(word):
    said = [one.value for one in opened("rounds", **{word: "y" * 5000}).warning]
    assert len(said) == 1
    assert said[0].count("y" * view.LONGEST) == 1
    assert len(said[0]) < 400


@pytest.mark.parametrize(("words", "shown"), [
    ("a\r# b", "a \\# b"), ("a\u2028b", "a b"), ("\u202eevil", " evil"), ("1. first", "1\\. first"), ("a&lt;b", "a\\&lt;b"),
    ("https://a.b", "https\\:\u2060//a.b"), ("www.a.b", "www\u2060.a.b"), ("me@a.b", "me@\u2060a.b"),
    (":material/home:", "\\:\u2060material/home\\:"), ("10:30", "10\\:30"),
])  # fmt: skip
def test_plain_words_have_no_sign_that_is_read(words, shown):
    assert markup.plain(words) == shown


def test_only_what_is_made_plain_or_is_ours_becomes_markdown():
    assert markup.safe("**a**") == "\\*\\*a\\*\\*"
    assert markup.safe(markup.strong("a")) == "**a**"
    said = markup.say("objection.talks", value="[a](b)", title=markup.strong("*"))
    assert said == i18n.say("objection.talks", value="\\[a\\]\\(b\\)", title="**\\***")
    assert isinstance(said, Markdown)


def test_a_link_leads_nowhere_but_to_the_web():
    assert markup.link("a", "javascript:alert(1)") == "a"
    source = values.source({"outlet": "a", "url": "javascript:alert(1)"})
    assert markup.link(source.words, source.to) == "a \\(no address known\\)"
    assert markup.link("a](b", "https://c/>\\d") == "[a\\]\\(b](<https://c/%3E%5Cd>)"


MODULES = sorted(path for path in VIEWS.glob("*.py") if path.name != "show.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_only_one_module_hands_markdown_to_streamlit(path):
    called = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "st"
    }
    assert called & READ == set()


def test_markdown_is_made_in_one_module():
    makers = [
        path.name for path in VIEWS.rglob("*.py") if "Markdown(" in path.read_text(encoding="utf-8")
    ]
    assert makers == ["markup.py"]
