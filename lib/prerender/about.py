"""What a page of the app says of itself in its head: title, description, preview, embed."""

from lib import catalog, params
from lib.api import about, record_pages
from lib.cache import memoize
from lib.model.dataset import Dataset
from lib.params import View
from lib.sitemap import page_at


def described(path: str, words: dict[str, str], base: str) -> str:
    """The elements of the head of a page of the app; "" where only the site can be named.

    A value that cannot be read is passed over: the page shows the whole and says why.

    >>> described("/none", {}, "https://site.example")
    ''
    """
    page, name = page_at(path), words.get("talks") or catalog.default()
    if not page or name not in catalog.catalog():
        return ""
    version = words.get("version", "")
    known = version if version in catalog.versions(name) else ""
    view, _ = params.parse(words, catalog.limits(name, known))
    return tags(catalog.edition(name, known), view, page, base)


@memoize(512)
def tags(dataset: Dataset, view: View, page: str, base: str) -> str:
    """What a page says of itself, or the record that it has open."""
    if view.record:
        place = record_pages.path(dataset, view.record)
        return str(about.tags(about.of_record(dataset, view.record, place, base), base))
    return str(about.tags(about.of_page(dataset, view, page, base), base))
