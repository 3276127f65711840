"""Declaration of the derived tables: titles, descriptions and types of their columns."""

from lib import i18n
from lib.cache import memoize
from lib.data.schema import Column, Field, Table
from lib.model.dataset import Dataset
from lib.model.derived import DERIVED, DerivedTable, derived_tables


@memoize(1)
def declared(talks: Dataset) -> dict[str, Table]:
    """Every derived table of a negotiation by name, declared as the tables of its package are."""
    return {name: table(talks, name, one) for name, one in derived_tables(talks).items()}


def every(talks: Dataset) -> dict[str, Table]:
    """Every table that is served by name: the derived ones, then the package's own."""
    return {**declared(talks), **talks.package.tables}


def is_derived(talks: Dataset, name: str) -> bool:
    """True for a table that is computed from those of the package."""
    return name in DERIVED and name not in talks.package.tables


def table(talks: Dataset, name: str, answer: DerivedTable) -> Table:
    """One derived table as declared."""
    said = i18n.words("answers")["table"][name]
    return Table(
        name=name, title=said["title"], description=said["description"], path=f"{name}.csv",
        fields=tuple(field(talks, column) for column in answer.columns(talks)),
        key=answer.key, date_field=answer.day, title_field="title",
    )  # fmt: skip


def field(talks: Dataset, column: Column) -> Field:
    """One column as declared; raises KeyError where answers.toml has no words for it."""
    said = i18n.words("answers")["column"][column.words or column.name]
    group = group_name(talks, column.group) if column.group else ""
    labels = i18n.words("labels")[column.codes].items() if column.codes else ()
    title, about = (said[name].format(group=group) for name in ("title", "description"))
    return Field(
        column.name, title, about, column.type, column.unit, column.format, tuple(labels)
    )  # fmt: skip


def group_name(talks: Dataset, group: str) -> str:
    """The readers' name of a party or of a group of speakers."""
    parties = talks.names("parties", "name")
    return parties.get(group) or i18n.say(f"figures.{group}")


def raw(talks: Dataset, name: str) -> dict[str, object]:
    """The resource of a derived table for a ``datapackage.json``, marked as ``derived``."""
    one = declared(talks)[name]
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
