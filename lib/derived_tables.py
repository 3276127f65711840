"""The derived tables as declared: titles, descriptions and types of their columns, in words."""

from lib import i18n
from lib.cache import memoize
from lib.data.schema import Column, Field, Table
from lib.model import derived, selection
from lib.model.dataset import Dataset
from lib.model.derived import DERIVED, DerivedTable, derived_tables
from lib.params import View


@memoize(1)
def declared(dataset: Dataset) -> dict[str, Table]:
    """Every derived table of a negotiation by name, declared as the tables of its package are."""
    return {name: table(dataset, name, one) for name, one in derived_tables(dataset).items()}


def every(dataset: Dataset) -> dict[str, Table]:
    """Every table that a reader may ask for by name: the derived ones, then the package's own."""
    return {**declared(dataset), **dataset.package.tables}


def acting(dataset: Dataset, name: str) -> set[str]:
    """The query parameters that change the rows of a table."""
    return derived.acting(dataset, name)


def unused_parameters(dataset: Dataset, name: str) -> tuple[str, ...]:
    """The query parameters that change nothing in the rows of a table."""
    acting = derived.acting(dataset, name)
    of_rows = (*selection.OF_PERIOD, *selection.CHOOSING, *selection.CUTTING)
    return (*(word for word in of_rows if word not in acting), "by")


def heard_by(dataset: Dataset, name: str, view: View) -> View:
    """The view without a record and the query parameters that change no rows of a table."""
    acting = derived.acting(dataset, name)
    period = view.period if acting.issuperset(selection.OF_PERIOD) else view.span
    words = (*selection.CHOOSING, *selection.CUTTING)
    chosen = {word: getattr(view, word) for word in words if word in acting}
    return View(view.talks, period, view.span, version=view.version, **chosen)


def is_derived(dataset: Dataset, name: str) -> bool:
    """True for a table that is worked out from those of the package."""
    return name in DERIVED and name not in dataset.package.tables


def table(dataset: Dataset, name: str, answer: DerivedTable) -> Table:
    """One derived table as declared."""
    said = i18n.words("answers")["table"].get(name)
    if said is None:
        raise i18n.WordError(
            f"The derived table “{name}” has no words: add [table.{name}] with title and "
            "description to data/words/answers.toml."
        )
    return Table(
        name=name, title=said["title"], description=said["description"], path=f"{name}.csv",
        fields=tuple(field(dataset, column) for column in answer.columns(dataset)),
        key=answer.key, date_field=answer.day, title_field="title",
    )  # fmt: skip


def field(dataset: Dataset, column: Column) -> Field:
    """One column as declared; raises WordError where answers.toml has no words for it."""
    key = column.words or column.name
    said = i18n.words("answers")["column"].get(key)
    if said is None:
        raise i18n.WordError(
            f"The column “{column.name}” of a derived table has no words: add {key} = "
            '{ title = "…", description = "…" } under [column] in data/words/answers.toml.'
        )
    group = group_name(dataset, column.group) if column.group else ""
    labels = i18n.words("labels")[column.codes].items() if column.codes else ()
    title, about = (said[name].format(group=group) for name in ("title", "description"))
    return Field(
        column.name, title, about, column.type, column.unit, column.format, tuple(labels)
    )  # fmt: skip


def group_name(dataset: Dataset, group: str) -> str:
    """The readers' name of a party or of a group of speakers."""
    parties = dataset.names("parties", "name")
    return parties.get(group) or i18n.say(f"figures.{group}")


def raw(dataset: Dataset, name: str) -> dict[str, object]:
    """The resource of a derived table for a ``datapackage.json``, marked as ``derived``."""
    one = declared(dataset)[name]
    return {
        "name": name, "type": "table", "path": one.path, "title": one.title,
        "description": one.description, "derived": True, "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "dateField": one.date_field,
        "schema": {"fields": [raw_field(of) for of in one.fields], "primaryKey": list(one.key)},
    }  # fmt: skip


def raw_field(of: Field) -> dict[str, object]:
    """One column for a ``datapackage.json``."""
    more = {"unit": of.unit, "format": of.format}
    codes = [{"value": code, "label": label} for code, label in of.labels]
    return {
        "name": of.name, "type": of.type, "title": of.title, "description": of.description,
        **{name: said for name, said in more.items() if said},
        **({"categories": codes} if codes else {}),
    }  # fmt: skip
