"""The talks in numbers, as the overview shows them."""

from lib import blocks
from lib.snapshot.edition import Edition
from lib.snapshot.parts import Drawn


def numbers(edition: Edition) -> Drawn:
    """The numbers, with the rule by which they were chosen."""
    cards = blocks.cards(edition.talks, edition.view)
    rule = blocks.card_rule(edition.talks, edition.view)
    return Drawn("numbers.html", {"cards": list(cards), "rule": rule})
