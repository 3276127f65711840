"""The servers that are compared in the browser, and which of them take part seldom."""

from typing import Final

from bench.figures import REAL

SMALL: Final = (
    "static", "static-full", "parley", "dash", "dash-kept", "panel", "shiny", "streamlit",
)  # fmt: skip
#: Every server with the page that it shows.
CONTENDERS: Final = (
    *((kind, "small") for kind in SMALL),
    *((kind, page) for page in REAL for kind in ("static", "static-full", "parley", "dash")),
)
#: Those that no target names take part in every third repetition.
SELDOM: Final = ("panel", "shiny", "streamlit")
EVERY: Final = 3
#: Of these the cold load alone is measured, which is all that a target asks.
ONLY_LOADED: Final = ("static-full",)
