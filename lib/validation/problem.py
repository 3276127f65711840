"""What is wrong with a data package, in words that a reader can act on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lib import i18n

LONGEST = 20_000

CODES = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"

CONTROL = re.compile(rf"[{CODES}\u202d\u202e\ufeff\ufffe\uffff\ud800-\udfff]")

MARKUP = re.compile(r"<[/!?a-z]|(?:^|[\s\"'])on[a-z]{3,}\s*=", re.IGNORECASE)

SCRIPT = re.compile(r"(?:java|vb)script\s*:|\bdata:[a-z]+/", re.IGNORECASE)

FAULTS = {"control": CONTROL, "markup": MARKUP, "script": SCRIPT}

ANY = re.compile("|".join(f"(?i:{pattern.pattern})" for pattern in FAULTS.values()))


SHOWN = 80


def visible(value: str) -> str:
    """The text on one line of at most 80 characters, invisible characters written as codes."""
    cut = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in cut)


def say(group: str, kind: str, **words: object) -> str:
    """The text of one kind with its words filled in; raises KeyError for an unknown kind."""
    return str(i18n.words("check")[group][kind]).format(**words)


def inside(*places: object) -> str:
    """A place within the declaration, from the outermost to the innermost."""
    return str(i18n.words("check")["sentence"]["inside"]).join(
        str(place) for place in places if place
    )


def expected(kind: str, **words: object) -> str:
    """What is expected where a problem of this kind is found."""
    return say("expected", kind, **words)


@dataclass(frozen=True)
class Problem:
    """One fault: file, line as an editor counts it, column, value, and what was expected."""

    file: str
    line: int | None
    column: str | None
    value: str | None
    expected: str

    def __str__(self) -> str:
        """The fault as one plain sentence on one line."""
        words = {"where": self.where, "expected": self.expected}
        if not self.value:
            return say("sentence", "plain", **words)
        return say("sentence", "found", value=visible(self.value), **words)

    @property
    def where(self) -> str:
        """File, line and column in words, as far as they are known."""
        parts = [visible(self.file)]
        if self.line is not None:
            parts.append(say("sentence", "line", line=self.line))
        if self.column is not None:
            kind = "place" if self.file.endswith(".json") else "column"
            parts.append(say("sentence", kind, column=visible(self.column)))
        return ", ".join(parts)


def in_file(file: str, kind: str, value: str | None = None, **words: object) -> Problem:
    """A problem of a file as a whole."""
    return Problem(file, None, None, value, expected(kind, **words))


class Refused(ValueError):  # noqa: N818 (a result that a page shows, not a failure)
    """A folder or zip file that is not read; ``problems`` says why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, in the order found."""
        self.problems = list(problems)
        super().__init__("\n".join(map(str, self.problems)))


def text_fault(text: str) -> str | None:
    """What is expected instead of the text, or None if it may be shown (OWASP XSS prevention)."""
    if len(text) > LONGEST:
        return expected("long", limit=LONGEST)
    if not ANY.search(text):
        return None
    return next(expected(kind) for kind, pattern in FAULTS.items() if pattern.search(text))
