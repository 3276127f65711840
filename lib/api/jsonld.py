"""Linked data: a negotiation as a schema.org Dataset, a round of it as an Event."""

from typing import Any, Final

import pandas as pd

from lib import citation
from lib.model import rounds
from lib.model.dataset import Dataset
from lib.model.records import Record

CONTEXT: Final = "https://schema.org"


def page(talks: Dataset, base: str) -> str:
    """The URL of a negotiation's plain page."""
    return f"{base}/talks/{talks.package.name}/"


def distribution(talks: Dataset, base: str, query: str) -> list[dict[str, str]]:
    """Every way to download the data."""
    tables = [
        {
            "@type": "DataDownload",
            "name": table.title,
            "encodingFormat": f"text/{ending}" if ending == "csv" else "application/json",
            "contentUrl": f"{base}/api/{name}.{ending}{query}",
        }
        for name, table in talks.package.tables.items()
        for ending in ("csv", "json")
    ]
    whole = {
        "@type": "DataDownload",
        "name": talks.package.title,
        "encodingFormat": "application/zip",
    }
    return [{**whole, "contentUrl": f"{base}/api/package.zip{query}"}, *tables]


def dataset_jsonld(talks: Dataset, base: str, query: str) -> dict[str, Any]:
    """The negotiation as a Dataset."""
    package = talks.package
    makers = [{"@type": "Organization", "name": name} for name in citation.authors(talks)]
    licences = [one["path"] for one in package.raw.get("licenses", ()) if one.get("path")]
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": page(talks, base),
        "url": page(talks, base),
        "name": package.title,
        "alternateName": package.short_title,
        "description": package.description,
        "identifier": package.raw.get("id", package.name),
        "version": package.version,
        "license": licences,
        "creator": makers,
        "publisher": {"@type": "Organization", "name": citation.said("site"), "url": f"{base}/"},
        "datePublished": package.created,
        "dateModified": package.created,
        "isAccessibleForFree": True,
        "temporalCoverage": f"{talks.reach.first.isoformat()}/{talks.reach.last.isoformat()}",
        "keywords": package.raw.get("keywords", []),
        "variableMeasured": list(talks["outcomes"].sort_values("order")["title"]),
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": f"{base}/talks/"},
        "distribution": distribution(talks, base, query),
    }


def catalogue(every: list[Dataset], base: str) -> dict[str, Any]:
    """All negotiations as a DataCatalog."""
    sets = [
        {
            "@type": "Dataset",
            "@id": page(talks, base),
            "url": page(talks, base),
            "name": talks.package.title,
            "description": talks.package.description,
        }
        for talks in every
    ]
    return {
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "@id": f"{base}/talks/",
        "url": f"{base}/talks/",
        "name": citation.said("site"),
        "dataset": sets,
    }


def place(row: pd.Series) -> dict[str, Any]:
    """Where a round was held, as far as it is known."""
    address = {"addressLocality": str(row["city"]), "addressCountry": str(row["country_code"])}
    known = {name: value for name, value in address.items() if value}
    name = ", ".join(part for part in (row["venue"], row["city"]) if part)
    if not name and not known:
        return {}
    found: dict[str, Any] = {"@type": "Place", "name": name or str(row["country_code"])}
    return {"location": {**found, "address": {"@type": "PostalAddress", **known}}}


def part_of(talks: Dataset, base: str) -> dict[str, Any]:
    """The Dataset to which a page belongs, in short."""
    return {
        "@type": "Dataset",
        "@id": page(talks, base),
        "name": talks.package.title,
        "url": page(talks, base),
        "description": talks.package.description,
    }


def record(talks: Dataset, found: Record, base: str, path: str) -> dict[str, Any]:
    """A record as linked data: a round as an Event, any other as a page of the Dataset."""
    if found.table == "rounds":
        return event(talks, found, base)
    return web_page(talks, base, path, found.title)


def web_page(talks: Dataset, base: str, path: str, name: str) -> dict[str, Any]:
    """A page of the Dataset."""
    return {
        "@context": CONTEXT,
        "@type": "WebPage",
        "@id": f"{base}{path}",
        "url": f"{base}{path}",
        "name": name,
        "isPartOf": part_of(talks, base),
    }


def event(talks: Dataset, record: Record, base: str) -> dict[str, Any]:
    """The round as an Event; one that did not take place is marked as cancelled."""
    row = record.row
    status = "EventScheduled" if row["was_held"] else "EventCancelled"
    parties = dict.fromkeys(rounds.delegations(talks, record.key)["name"])
    return {
        "@context": CONTEXT,
        "@type": "Event",
        "@id": f"{page(talks, base)}rounds/{record.key}/",
        "url": f"{page(talks, base)}rounds/{record.key}/",
        "name": record.title,
        "description": row["summary"] or record.title,
        "startDate": row["start_date"].date().isoformat(),
        "endDate": row["end_date"].date().isoformat(),
        "eventStatus": f"{CONTEXT}/{status}",
        **place(row),
        "attendee": [{"@type": "Organization", "name": name} for name in parties],
        "subjectOf": part_of(talks, base),
    }
