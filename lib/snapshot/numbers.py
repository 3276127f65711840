"""The talks in numbers, as the overview shows them."""

from lib.content import summary
from lib.snapshot.edition import Edition
from lib.snapshot.parts import Drawn


def numbers(edition: Edition) -> Drawn:
    """The numbers, with the rule by which they were chosen."""
    cards = summary.cards(edition.talks, edition.view)
    rule = summary.card_rule(edition.talks, edition.view)
    return Drawn("numbers.html", {"cards": list(cards), "rule": rule})
