"""A column of a derived table: its name, its type, and where its words stand."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column: ``type`` as Table Schema has it; ``words`` is the key of its title.

    ``group`` is the party or speaking group of which the column tells, "" for none; ``codes`` names
    the words of its codes, ``unit`` is what its numbers count.
    """

    name: str
    type: str = "string"
    words: str = ""
    group: str = ""
    codes: str = ""
    unit: str = ""
    format: str = ""
