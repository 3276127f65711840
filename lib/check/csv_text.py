"""A CSV file as text and as records that know their line, by RFC 4180."""

import csv
import io
from collections.abc import Iterator

from lib.check.problem import Problem, expected, in_file

DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "upright bars"}
WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")


class UnpairedQuotesError(ValueError):
    """A record that cannot be told from the next; the argument is its first line."""


def decoded(file: str, content: bytes) -> tuple[str, list[Problem]]:
    """The text of a UTF-8 file, a byte order mark taken off, or what is wrong with its encoding."""
    if content.startswith(WIDE_TEXT) or content.count(b"\0") > len(content) / 4:
        return "", [in_file(file, "utf16")]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        return "", [Problem(file, line, None, None, expected("not_utf8"))]


def delimiter(text: str) -> str:
    """The sign between the columns of the first line; a comma if there is none."""
    first = text.partition("\n")[0]
    if "," in first:
        return ","
    return max(DELIMITERS, key=first.count) if any(map(first.count, DELIMITERS)) else ","


def records(text: str, sign: str) -> Iterator[tuple[int, list[str]]]:
    """The first line and the cells of each record; raises UnpairedQuotesError."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise UnpairedQuotesError(line) from None
