"""The rows of a table as JSON Schema, made from the columns that the declaration names."""

from typing import Any, Final

from lib import answers, exports
from lib.api.declaration import links_field
from lib.model.talks import Talks
from lib.schema import Field

#: The JSON type of a declared type; a text cell is never null, an empty one is "".
TYPES: Final[dict[str, list[str]]] = {
    "integer": ["integer", "null"],
    "number": ["number", "null"],
    "boolean": ["boolean"],
    "date": ["string", "null"],
}


def column(field: Field) -> dict[str, Any]:
    """The schema of one column."""
    said = {"title": field.title, "description": field.description}
    shape = {"format": "date"} if field.type == "date" else {}
    return {
        "type": TYPES.get(field.type, ["string"]),
        **{name: words for name, words in said.items() if words},
        **shape,
    }


def row_schema(talks: Talks, table: str) -> dict[str, Any]:
    """The schema of one row of a table as the API serves it."""
    declared = answers.every(talks)[table]
    columns = {field.name: column(field) for field in declared.fields}
    links = links_field()
    if table != "sources":
        columns[exports.LINKS] = {
            "type": ["string"],
            "title": links["title"],
            "description": links["description"],
        }
    return {
        "type": "object",
        "title": declared.title,
        "properties": columns,
        "required": list(columns),
    }
