"""Sitemap: the pages of the app in their order, and the path of each."""

from typing import Final

PAGES: Final = (
    "overview", "rounds", "durations", "outcomes", "commitments", "claims", "data", "method",
)  # fmt: skip
#: The table that stands on a page below its charts, the package's own or a derived one.
TABLE_OF: Final = {
    "rounds": "rounds-summary", "durations": "sittings", "outcomes": "handovers",
    "commitments": "commitments-summary",
}  # fmt: skip
#: The page at the root of the site.
HOME: Final = PAGES[0]
#: The pages to which the overview leads, each by the key of its question.
QUESTIONS: Final = {"commitments": "q_delivered", "claims": "q_claims", "rounds": "q_rounds"}

#: The page on which a reader finds the records of a table.
HOME_OF: Final = {
    "rounds": "rounds", "meetings": "durations", "transfers": "outcomes",
    "commitments": "commitments", "totals": "claims", "events": "outcomes",
}  # fmt: skip


def path_of(page: str) -> str:
    """The path of a page.

    >>> path_of("overview"), path_of("rounds")
    ('/', '/rounds')
    """
    return "/" if page == HOME else f"/{page}"


def page_at(path: str) -> str:
    """The page at a path; "" where there is none.

    >>> page_at("/"), page_at("/rounds/"), page_at("/none")
    ('overview', 'rounds', '')
    """
    name = path.strip("/") or HOME
    return name if name in PAGES else ""
