"""A reader's proposal: a claim or an error in the very form that ``lib.add`` reads, and an issue.

Nothing of it is stored: the reader copies the text or saves it, and sends it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from lib import i18n
from lib.model import records
from lib.model.claims import CONFIDENCE
from lib.model.dataset import SUBJECTS, Dataset

#: What a reader may say of a claim, in the order of the form; each is a word of ``lib.add``.
FIELDS = (
    "measure", "person_category", "to_party", "value", "words", "speaker", "confidence",
    "stated_date", "source.url", "source.title", "source.published",
)  # fmt: skip
#: The fields whose words are codes of the package.
CODED = ("measure", "person_category", "confidence")
NUMBERS = ("value",)


@dataclass(frozen=True)
class Proposal:
    """What a reader proposes: the record, why, and what is said of the claim by field."""

    record: str
    reason: str = ""
    said: Mapping[str, str] = field(default_factory=dict)


def choices(dataset: Dataset, name: str) -> dict[str, str]:
    """The codes that a field may hold with the readers' words for them; {} where it is free."""
    if name == "to_party":
        return {"": "", **{side: dataset.names("parties", "name")[side] for side in dataset.sides}}
    if name not in CODED:
        return {}
    return {"": "", **{str(k): v for k, v in dataset.package.labels("claims", name).items()}}


def prefilled(dataset: Dataset, record: str) -> dict[str, str]:
    """What is known of a new claim: the lowest confidence, and what the record already says.

    A record that has claims says measure, category and receiver.
    """
    lowest = {"confidence": list(CONFIDENCE)[-1]}
    if "/" not in record or record not in dataset.records:
        return lowest
    rows = records.statements(dataset, records.find(dataset, record))
    if rows.empty:
        return lowest
    first = rows.sort_values("rank").iloc[0]
    said = {name: str(first[name]) for name in ("measure", "person_category", "to_party")}
    return said | lowest


def may_have_claims(record: str) -> bool:
    """True for a record of which a claim can speak."""
    return record.partition("/")[0] in SUBJECTS.values()


def toml(dataset: Dataset, proposal: Proposal) -> str:
    """The proposal as a list of one fact, as ``python -m lib.add`` reads it; candidates at first.

    What is not said is left out; a package without a column for reviews gets none.
    """
    said = {name: proposal.said.get(name, "").strip() for name in FIELDS}
    lines = [f"reason = {quoted(proposal.reason)}", "", "[[fact]]"]
    lines.append(f"record = {quoted(proposal.record)}")
    lines += [f"{name} = {written(name, cell)}" for name, cell in said.items() if cell]
    if "status" in dataset.package.tables["claims"].field:
        lines.append('status = "candidate"')
    return "\n".join(lines) + "\n"


def written(name: str, cell: str) -> str:
    """A cell as TOML: a number bare, all else in quotes."""
    is_number = name in NUMBERS and cell.isascii() and cell.isdecimal()
    return str(int(cell)) if is_number else quoted(cell)


def quoted(words: str) -> str:
    """The words as a basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def issue(dataset: Dataset, proposal: Proposal) -> str:
    """A ready text for an issue, with the record, the version of the data and the proposal."""
    return i18n.say(
        "proposal.issue", record=proposal.record, title=dataset.package.title,
        version=dataset.package.version, reason=proposal.reason, toml=toml(dataset, proposal),
    )  # fmt: skip
