"""What each address says of itself to those who link to it: title, description, preview, embed."""

from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote, urlencode

from markupsafe import Markup

from lib import catalog, i18n, params
from lib.api import html, jsonld
from lib.charts import registry, spec
from lib.content import about as content
from lib.content import blocks
from lib.model import records
from lib.model.dataset import Dataset
from lib.params import View
from lib.sitemap import HOME, HOME_OF, path_of

#: The width and height of every preview image, in pixels, as Open Graph's readers expect them.
PREVIEW: Final = (1200, 630)


@dataclass(frozen=True)
class About:
    """What an address says of itself.

    ``path`` is the one address of what it shows and ``image`` that of its preview, both from the
    slash of the site on; ``linked`` is schema.org's description; a page that is ``hidden`` is not
    to be found by search.
    """

    title: str
    description: str
    path: str
    image: str
    linked: dict[str, Any] = field(default_factory=dict)
    hidden: bool = False


def addressed(path: str, view: View) -> str:
    """A path with the query of a view."""
    return f"{path}?{view.query}" if view.query else path


def preview(name: str, view: View) -> str:
    """The address of the preview image of a page, ``table/key`` or ``charts/name`` in a view."""
    return addressed(f"/og/{quote(name)}.png", view.plain)


def of_page(dataset: Dataset, view: View, page: str, base: str) -> About:
    """What a page of the app says of itself in a view, of which an open record is no part."""
    shown = view.but(record="", by=view.by if page == blocks.PAGE else "")
    title, path = content.page_title(dataset, page), addressed(path_of(page), shown)
    said = content.page_words(dataset, shown, page)
    linked = jsonld.web_page(dataset, base, path, title)
    hidden = dataset.package.is_fictional
    return About(title, said, path, preview(page, view), linked, hidden)


def of_chart(dataset: Dataset, view: View, name: str, base: str, table: str = "") -> About:
    """What an embedded chart says of itself, or with "/table" the page of its rows."""
    block = spec.chart_spec(dataset, view.plain, name)
    title = content.named(dataset, block["heading"])
    path = addressed(f"/embed/{quote(name)}{table}", view.plain)
    image = preview(f"charts/{name}", view)
    linked = jsonld.web_page(dataset, base, path, title)
    hidden = not table or dataset.package.is_fictional
    return About(title, content.shortened(block["subtitle"]), path, image, linked, hidden)


def whole(dataset: Dataset) -> View:
    """Everything of an edition, under the query parameters that name it."""
    package = dataset.package
    view, _ = params.parse({}, catalog.limits(package.name, package.version))
    return view


def of_record(dataset: Dataset, name: str, path: str, base: str) -> About:
    """What the page of the record ``table/key`` at a path says of itself."""
    found = records.find(dataset, name)
    view, title = whole(dataset), content.record_title(dataset, name)
    said = content.record_words(dataset, view, name)
    linked = jsonld.record(dataset, found, base, path)
    image = preview(name, view)
    return About(title, said, path, image, linked, dataset.package.is_fictional)


def of_table(dataset: Dataset, table: str, path: str, base: str) -> About:
    """What the list of the records of a table at a path says of itself."""
    declared = dataset.package.tables[table]
    title = content.named(dataset, declared.title)
    linked = jsonld.web_page(dataset, base, path, title)
    image = preview(HOME_OF[table], whole(dataset))
    hidden = dataset.package.is_fictional
    return About(title, content.shortened(declared.description), path, image, linked, hidden)


def of_talks(dataset: Dataset, path: str, base: str, query: str) -> About:
    """What the plain page of a negotiation at a path says of itself."""
    package = dataset.package
    linked = jsonld.dataset_jsonld(dataset, base, query)
    image = preview(HOME, whole(dataset))
    return About(
        package.title,
        content.shortened(package.description),
        path,
        image,
        linked,
        package.is_fictional,
    )


def of_catalogue(every: list[Dataset], base: str) -> About:
    """What the list of all negotiations says of itself."""
    said, title = i18n.words("api")["site"]["description"], html.said("talks")
    return About(
        title, content.shortened(said), "/talks/", f"/og/{HOME}.png", jsonld.catalogue(every, base)
    )


def of_statement(path: str, base: str) -> About:
    """What the accessibility statement at a path says of itself."""
    title, address = html.said("accessibility"), f"{base}{path}"
    linked = {"@context": jsonld.CONTEXT, "@type": "WebPage", "@id": address, "url": address}
    said = content.shortened(html.said("accessibility_about"))
    return About(title, said, path, f"/og/{HOME}.png", {**linked, "name": title})


def embedded_chart(dataset: Dataset, view: View, page: str) -> str:
    """The chart by which a page is embedded elsewhere, its first; "" for a page without charts.

    Charts that take turns in a block stand above the others.
    """
    found = sorted(registry.at_first(dataset, page, view), key=lambda chart: not chart.kind.form)
    return found[0].name if found else ""


def oembed(about: About, base: str) -> str:
    """The address of the oEmbed answer for an address."""
    return f"{base}/api/oembed.json?{urlencode({'url': base + about.path})}"


def tags(about: About, base: str) -> Markup:
    """The elements of a head by which an address says what it is."""
    given = {"base": base, "oembed": oembed(about, base), "preview": PREVIEW}
    return Markup(html.rendered("about.html", about=about, **given))
