"""Parley's own rules across rows and tables."""

from collections.abc import Iterator

from lib.check.cells import filled
from lib.check.dates import day
from lib.check.problem import Problem
from lib.check.row_rules import Sheets

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
