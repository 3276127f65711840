"""Rules across columns and tables that a schema cannot state."""

from collections.abc import Callable, Iterator, Mapping

from lib.data.required import codes
from lib.validation.cells import TYPE_FORMS, day, filled, span
from lib.validation.problem import Problem
from lib.validation.reader import Sheet

Sheets = Mapping[str, Sheet]

ONE_OF = {
    "claims": (
        *("round_id", "delegation_id", "meeting_id"),
        *("commitment_id", "transfer_id", "total_id"),
    ),
    "mediations": ("round_id", "transfer_id"),
}
NOT_BELOW = (("claims", "low", "value"), ("claims", "value", "high"), ("claims", "low", "high"))
NOT_BEFORE = (
    ("rounds", "start_date", "end_date"),
    ("coverage", "first_date", "last_date"),
    ("totals", "since", "as_of"),
    ("events", "date", "end_date"),
)
AS_KNOWN = (
    ("rounds", "date_edtf", "start_date"),
    ("rounds", "date_edtf", "end_date"),
    ("meetings", "date_edtf", "date"),
    ("transfers", "date_edtf", "date"),
    ("events", "date_edtf", "date"),
    ("totals", "as_of_edtf", "as_of"),
    ("sources", "published", None),
    ("claims", "stated_date", None),
    ("positions", "stated_date", None),
    ("event_statements", "stated_date", None),
)


def one_subject(sheets: Sheets) -> Iterator[Problem]:
    """Claims that do not speak of exactly one thing, mediations not of one round or transfer."""
    for name, columns in ONE_OF.items():
        for row in sheets[name].rows if name in sheets else ():
            count = sum(bool(row.cells.get(column)) for column in columns)
            if count != 1:
                key = sheets[name].table.key[0] if sheets[name].table.key else ""
                words = {"columns": ", ".join(columns), "count": count}
                yield sheets[name].problem(row.line, key, row.cells.get(key), "one_of", **words)


def bounds(sheets: Sheets) -> Iterator[Problem]:
    """Values outside their own bounds."""
    for name, lower, upper in NOT_BELOW:
        for row, cell in filled(sheets[name], upper) if name in sheets else ():
            least = row.cells.get(lower, "")
            if is_number(cell) and is_number(least) and float(cell) < float(least):
                words = {"other": lower, "value": least}
                yield sheets[name].problem(row.line, upper, cell, "not_below", **words)


def is_number(text: str) -> bool:
    """Whether the text is a number in Parley's form."""
    return TYPE_FORMS["number"].fullmatch(text) is not None


def order_of_days(sheets: Sheets) -> Iterator[Problem]:
    """Last days before first days."""
    for name, first, last in NOT_BEFORE:
        for row, cell in filled(sheets[name], last) if name in sheets else ():
            start, end = day(row.cells.get(first, "")), day(cell)
            if start and end and end < start:
                words = {"other": first, "value": start}
                yield sheets[name].problem(row.line, last, cell, "not_before", **words)


def dates_as_known(sheets: Sheets) -> Iterator[Problem]:
    """Dates as known that are none, or that leave out the day beside them."""
    for name, column, other in AS_KNOWN:
        for row, cell in filled(sheets[name], column) if name in sheets else ():
            known, beside = span(cell), day(row.cells.get(other or "", ""))
            if known is None:
                yield sheets[name].problem(row.line, column, cell, "edtf")
            elif beside and not known[0] <= beside <= known[1]:
                words = {"other": other, "day": beside}
                yield sheets[name].problem(row.line, column, cell, "edtf_agrees", **words)


def code_lists(sheets: Sheets) -> Iterator[Problem]:
    """Codes on which Parley itself relies and that it does not know."""
    for sheet in sheets.values():
        for column, allowed in codes(sheet.table.name).items():
            for row, cell in filled(sheet, column):
                if cell not in allowed:
                    yield sheet.problem(row.line, column, cell, "enum", allowed=", ".join(allowed))


SPEAKS_FOR = ("claim_speakers", "fulfilments", "event_statements")


def after_round_began(sheets: Sheets) -> Iterator[Problem]:
    """Commitments agreed before the round in which they were."""
    if not {"rounds", "commitments"} <= set(sheets):
        return
    rounds = sheets["rounds"].rows
    began = {row.cells.get("round_id"): row.cells.get("start_date", "") for row in rounds}
    for row, cell in filled(sheets["commitments"], "agreed_date"):
        start, agreed = day(began.get(row.cells.get("round_id"), "")), day(cell)
        if start and agreed and agreed < start:
            words = {"value": start}
            yield sheets["commitments"].problem(
                row.line, "agreed_date", cell, "not_before_round", **words
            )


def negotiating_parties(sheets: Sheets) -> Iterator[Problem]:
    """Fewer than two negotiating parties, or two parties in one place of the order."""
    if "parties" not in sheets:
        return
    parties = [row for row in sheets["parties"].rows if row.cells.get("role") == "party"]
    if len(parties) < 2:
        yield sheets["parties"].problem(None, "role", None, "two_parties")
    first: dict[str, int] = {}
    for row in parties:
        order = row.cells.get("order", "")
        if first.setdefault(order, row.line) != row.line:
            yield sheets["parties"].problem(
                row.line, "order", order, "same_order", line=first[order]
            )


def records_of_moments(sheets: Sheets) -> Iterator[Problem]:
    """Moments whose record, as table and key, is not in the package."""
    for row, record in filled(sheets["moments"], "record") if "moments" in sheets else ():
        table, _, key = record.partition("/")
        columns = sheets[table].table.key[:1] if table in sheets else ()
        if not any(key in sheets[table].values(column) for column in columns):
            yield sheets["moments"].problem(row.line, "record", record, "no_record")


def speakers_of_claims(sheets: Sheets) -> Iterator[Problem]:
    """Claims that nobody speaks."""
    if {"claims", "claim_speakers"} <= set(sheets):
        spoken = set(sheets["claim_speakers"].values("claim_id"))
        for row, claim in filled(sheets["claims"], "claim_id"):
            if claim not in spoken:
                yield sheets["claims"].problem(row.line, "claim_id", claim, "no_speaker")


def parties_of_speakers(sheets: Sheets) -> Iterator[Problem]:
    """Statements counted for another party than that of their speaker."""
    speakers = sheets["speakers"].rows if "speakers" in sheets else ()
    party = {row.cells.get("speaker_id"): row.cells.get("party_id") for row in speakers}
    for name in SPEAKS_FOR:
        for row, cell in filled(sheets[name], "party_id") if name in sheets else ():
            theirs = party.get(row.cells.get("speaker_id"))
            if theirs and theirs != cell:
                yield sheets[name].problem(
                    row.line, "party_id", cell, "speaker_party", party=theirs
                )


RULES: Mapping[str, Callable[[Sheets], Iterator[Problem]]] = {
    "codes that Parley itself relies on are known": code_lists,
    "each claim speaks of exactly one thing": one_subject,
    "low <= value <= high": bounds,
    "no last day before its first": order_of_days,
    "dates as known are EDTF and include the day beside them": dates_as_known,
    "nothing is agreed before its round began": after_round_began,
    "at least two negotiating parties, each in its own place": negotiating_parties,
    "a moment names a record of the package": records_of_moments,
    "every claim has a speaker": speakers_of_claims,
    "a statement counts for the party of its speaker": parties_of_speakers,
}
