"""Markdown made of data: text that shows as it is, and links that lead where they say."""

import re

import pandas as pd

from lib import text
from lib.theme import Look, Row

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|<>~$:-])")


def plain(words: object) -> str:
    """The text with every character that Markdown would read as a sign made harmless."""
    return SPECIAL.sub(r"\\\1", str(words)).replace("\n", " ")


def link(words: object, url: object) -> str:
    """A link where there is an address of the web, else the bare words."""
    address = str(url)
    if not address.startswith(("http://", "https://", "/")):
        return plain(text.say("record.untitled_source", outlet=words))
    return f"[{plain(words)}](<{address.replace('>', '%3E').replace('<', '%3C')}>)"


def bullet(*parts: str) -> str:
    """A list item of the parts that are not empty."""
    return "- " + " · ".join(part for part in parts if part)


def value_words(row: Row, look: Look) -> str:
    """What a statement states, in words: number with unit and receiver, text, date or time."""
    words = ""
    if pd.notna(row["value"]):
        qualifier = text.say(f"qualifier.{row['qualifier']}") if row["qualifier"] else ""
        words = f"{qualifier} **{text.number(row['value'])}** {row['unit']}".strip()
    elif pd.notna(row["value_date"]):
        words = f"**{text.day(row['value_date'])}**"
    elif row["value_time"] or row["value_text"]:
        words = f"**{plain(look.label('agreement', row['value_time'] or row['value_text']))}**"
    to = text.say("lane.to_short", to=look.name(row["to_party"])) if row["to_party"] else ""
    return f"{words} {plain(to)}".strip()
