"""What is declared of a kind of chart, and what a declaration is refused for.

A part that is missing raises ChartError with a sentence that says what to add and where.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from string import Formatter
from typing import Any, Final

import pandas as pd

from lib import i18n
from lib.charts import figures
from lib.charts.alternative import Alternative
from lib.charts.titles import Title
from lib.charts.tokens import Style
from lib.model.dataset import Dataset
from lib.sitemap import PAGES

#: Rows of a chart: from a negotiation and a view, and by keyword the code of the chart's subject.
Rows = Callable[..., pd.DataFrame]
Draw = Callable[[pd.DataFrame, Style], figures.Figure]

HERE: Final = "lib/charts/registry.py"
WORDS: Final = "data/words/findings.toml"
#: The page of charts that stand in a record alone.
OF_RECORDS: Final = "record"
#: What every kind must be given, and what it is.
PARTS: Final = {
    "page": "the name of the page that shows it",
    "rows": "a function in lib/model from a negotiation and a view to the rows to be drawn",
    "draw": "a function in lib/charts from rows and a style to a figure",
    "title": "a function in lib/charts/titles.py with @fills",
    "table": "the names of the columns of its rows that its table shows",
    "alternative": "what its text alternative says: Amounts(…), Categories(…) or Spans(…)",
}
#: The sentences of a kind: over it, over it without enough rows, under that, what it counts.
SENTENCES: Final = ("title", "plain", "sub", "what")
#: What the sentences of any chart can say.
ALWAYS: Final = frozenset({"disputed", "figures", "unsaid"})
#: Stands for a part that was not given.
ABSENT: Final[Any] = None


class ChartError(ValueError):
    """A kind of chart that lacks a part; its text says what to add and where."""


@dataclass(frozen=True)
class Cap:
    """So many things a chart draws at most: the column that tells them apart, and how it says so.

    ``word`` is a key of labels.toml. A kind with ``uncapped`` rows draws sums beyond its cap.
    """

    column: str
    most: int
    word: str


@dataclass(frozen=True)
class Subjects:
    """The things of which a kind has one chart each, such as outcomes.

    ``found`` gives their codes with the values of ``words``, which sentences can say; ``argument``
    is the keyword argument by which the function of rows takes one of them.
    """

    argument: str
    words: tuple[str, ...]
    found: Callable[[Dataset], Iterable[tuple[str, Mapping[str, str]]]]


@dataclass(frozen=True)
class ChartKind:
    """The one declaration of a kind of chart; raises ChartError where a part is missing.

    ``name`` is the name of the chart, or with ``subjects`` the part before the code of each.
    ``words`` is its section in data/words/findings.toml, by default its name. ``members`` gives the
    records behind rows that are sums, ``uncapped`` those behind rows that are drawn as sums only
    where they are too many. ``alternative`` says in sentences what its rows show, ``day`` is the
    column of dates, ``counts`` are columns whose sums its sentences say. A kind that ``is_chosen``
    stands on its page only where the reader chooses it; of one that ``shows_first`` the first chart
    stands there until then. One that ``is_folded`` stands there below the others, and is drawn when
    a reader unfolds it. Kinds with a ``form``, one of params.FORMS, take turns: of each subject the
    page shows the one that the view names.
    """

    name: str
    page: str = ABSENT
    rows: Rows = ABSENT
    draw: Draw = ABSENT
    title: Title = ABSENT
    table: tuple[str, ...] = ABSENT
    alternative: Alternative = ABSENT
    words: str = ""
    subjects: Subjects | None = None
    members: Rows | None = None
    uncapped: Rows | None = None
    day: str = "date"
    cap: Cap | None = None
    counts: tuple[str, ...] = ()
    shows_all_sides: bool = False
    is_chosen: bool = False
    shows_first: bool = False
    rules_rounds: bool = False
    is_folded: bool = False
    form: str = ""

    def __post_init__(self) -> None:
        """Refuse a kind that lacks a part."""
        if found := list(faults(self)):
            raise ChartError("\n".join(found))

    @property
    def section(self) -> str:
        """The name of its section in data/words/findings.toml."""
        return self.words or self.name

    @property
    def sentences(self) -> Mapping[str, str]:
        """Its words: ``title``, ``plain``, ``sub`` and ``what``."""
        found: Mapping[str, str] = i18n.words("findings")[self.section]
        return found

    @property
    def fillable(self) -> frozenset[str]:
        """What its sentences can say besides what its title fills."""
        own = self.subjects.words if self.subjects else ()
        return ALWAYS | {*own, *self.counts} | ({"capped"} if self.cap else set())

    def chart_name(self, code: str) -> str:
        """The name of its chart of one subject."""
        return f"{self.name}-{code}"


def faults(kind: ChartKind) -> Iterator[str]:
    """What a kind lacks, each in a sentence that says what to add and where."""
    chart = f"Chart “{kind.name}”"
    for part, what in PARTS.items():
        if not getattr(kind, part):
            yield f"{chart} has no {part}: add {part}= to its ChartKind in {HERE}, {what}."
    if kind.title and not isinstance(kind.title, Title):
        yield f"{chart} has a title without names: put @fills(…) over it in lib/charts/titles.py."
    pages = (*PAGES, OF_RECORDS)
    if kind.page and kind.page not in pages:
        yield (
            f"{chart} stands on the page “{kind.page}”, which does not exist: name one of "
            f"{', '.join(pages)} in {HERE}, or add the page to lib/sitemap.py."
        )
    yield from column_faults(kind)
    yield from word_faults(kind)


def column_faults(kind: ChartKind) -> Iterator[str]:
    """The columns of its table without a name for readers."""
    for column in kind.table or ():
        if column not in i18n.words("labels")["column"]:
            yield (
                f"Chart “{kind.name}” shows the column “{column}” in its table, which has no name "
                f'for readers: add {column} = "…" under [column] in data/words/labels.toml.'
            )


def word_faults(kind: ChartKind) -> Iterator[str]:
    """What is wrong with the words of a kind: none at all, one missing, or one not to be filled."""
    said = i18n.words("findings").get(kind.section)
    if said is None:
        wanted = ", ".join(SENTENCES)
        yield f"Chart “{kind.name}” has no words: add [{kind.section}] with {wanted} to {WORDS}."
        return
    for sentence in SENTENCES:
        if sentence not in said:
            yield (
                f'Chart “{kind.name}” has no words for {sentence}: add {sentence} = "…" under '
                f"[{kind.section}] in {WORDS}."
            )
    yield from placeholder_faults(kind, said)


def placeholder_faults(kind: ChartKind, said: Mapping[str, str]) -> Iterator[str]:
    """The names in curly brackets that nothing fills, and a cap that is never said."""
    of_title = kind.title.names if isinstance(kind.title, Title) else frozenset()
    own = kind.fillable
    known = {"title": own | of_title, "plain": own, "sub": own, "what": frozenset[str]()}
    for sentence, can in known.items():
        for name in sorted(placeholders(said.get(sentence, "")) - can):
            filled = ", ".join(sorted(can)) or "nothing"
            yield (
                f"Chart “{kind.name}” says {{{name}}} in its {sentence}, where {filled} is filled: "
                f"take it out of [{kind.section}] in {WORDS}, or fill it by @fills in "
                f"lib/charts/titles.py (the title alone), or by subjects or counts in {HERE}."
            )
    if kind.cap and "capped" not in placeholders(said.get("sub", "")):
        yield (
            f"Chart “{kind.name}” has a cap that it never says: put {{capped}} into sub under "
            f"[{kind.section}] in {WORDS}."
        )


def placeholders(sentence: str) -> frozenset[str]:
    """The names in curly brackets in a sentence."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name)


@dataclass(frozen=True, eq=False)
class Chart:
    """A chart of one negotiation: its kind, and its rows, bound to its subject if it has one."""

    name: str
    kind: ChartKind
    rows: Rows
    members: Rows | None = None
    uncapped: Rows | None = None
    context: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""

    @property
    def page(self) -> str:
        """The page on which it stands."""
        return self.kind.page

    @property
    def plain_title(self) -> str:
        """What it shows, whatever its rows are."""
        return self.kind.sentences["plain"].format(**self.context)

    @property
    def draw(self) -> Draw:
        """How its rows are drawn."""
        return self.kind.draw

    @property
    def day(self) -> str:
        """The column of its rows, or of the records behind them, that says their day."""
        return self.kind.day


def bound(rows: Rows | None, own: Mapping[str, str]) -> Any:
    """A function of rows for one subject; unchanged without one."""
    return partial(rows, **own) if rows and own else rows


def chart_of(kind: ChartKind, code: str, words: Mapping[str, str]) -> Chart:
    """The chart of a kind, of one subject where it has several.

    Raises ChartError where a subject comes without the words that its kind declares.
    """
    if lacking := sorted(set(kind.subjects.words if kind.subjects else ()) - set(words)):
        raise ChartError(
            f"Chart “{kind.chart_name(code)}” comes without {', '.join(lacking)}: let the function "
            f"of its Subjects in {HERE} give every one of its words."
        )
    own = {kind.subjects.argument: code} if kind.subjects else {}
    name = kind.chart_name(code) if kind.subjects else kind.name
    rows, members, uncapped = (bound(f, own) for f in (kind.rows, kind.members, kind.uncapped))
    return Chart(name, kind, rows, members, uncapped, words, code)
