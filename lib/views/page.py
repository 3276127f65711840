"""The head of a page, its sections, and the questions that lead from one page to another."""

from lib.content import summary
from lib.menu import QUESTIONS
from lib.views import place, show
from lib.views.markup import plain, say


def open_page(name: str) -> None:
    """Show the title of a page, its lead, and how to get and cite what it shows."""
    talks, view, _ = place.reading()
    show.title(plain(summary.title(talks, name)))
    show.markdown(plain(summary.lead(talks, view, name)))


def section(key: str) -> None:
    """Show the heading of a section, with what a reader should know before it."""
    show.header(say(f"{key}.heading"))


def questions() -> None:
    """Show the entry points of the overview as questions that lead to their pages."""
    _, view, _ = place.reading()
    show.header(say("overview.questions"))
    words = view.but(record="").words
    for name, question in QUESTIONS.items():
        show.page_link(f"{name}.py", say(f"overview.{question}"), words)
