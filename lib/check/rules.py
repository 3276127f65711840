"""Parley's own rules, beyond what the declaration of a package can say."""

from collections.abc import Callable, Iterator, Mapping

from lib.check import row_rules, table_rules
from lib.check.problem import Problem
from lib.check.row_rules import Sheets

RULES: Mapping[str, Callable[[Sheets], Iterator[Problem]]] = {
    "codes that Parley itself relies on are known": row_rules.code_lists,
    "each claim speaks of exactly one thing": row_rules.one_subject,
    "low <= value <= high": row_rules.bounds,
    "no last day before its first": row_rules.order_of_days,
    "dates as known are EDTF and include the day beside them": row_rules.dates_as_known,
    "nothing is agreed before its round began": table_rules.after_round_began,
    "at least two negotiating parties, each in its own place": table_rules.negotiating_parties,
    "a moment names a record of the package": table_rules.records_of_moments,
    "every claim has a speaker": table_rules.speakers_of_claims,
    "a statement counts for the party of its speaker": table_rules.parties_of_speakers,
}
