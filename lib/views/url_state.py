"""URL state: reading and writing the query parameters of the app.

The URL is the state. Widgets are set from it before they are made, and a change of a widget writes
it, so a link, a reload and the back button all mean the same.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from lib import catalog, params
from lib.model.dataset import Dataset
from lib.params import Objection, View

#: The value of ``talks`` for a negotiation that this reader alone has loaded.
OWN = "own"
#: The session's only entry that is not a widget: the reader's own negotiation.
OWN_KEY = "own_talks"


def words() -> dict[str, str]:
    """The known query parameters of the present URL."""
    return {word: st.query_params[word] for word in params.WORDS if word in st.query_params}


def chosen() -> tuple[Dataset, params.Limits, list[Objection]]:
    """The negotiation that the address names, or the default one with an objection."""
    name = words().get("talks", "")
    if name == OWN and (own := st.session_state.get(OWN_KEY)) is not None:
        return own, replace(own.limits, talks=OWN), []
    if not name or name in catalog.catalog():
        return edition(name or catalog.default(), words().get("version", ""))
    default = catalog.default()
    kind = "own_gone" if name == OWN else "talks"
    fault = Objection("talks", name, kind, ", ".join(catalog.catalog()))
    return catalog.catalog()[default], catalog.limits(default), [fault]


def edition(name: str, version: str) -> tuple[Dataset, params.Limits, list[Objection]]:
    """The edition that the address names, or the present one with an objection."""
    known = catalog.versions(name)
    if version and version not in known:
        fault = Objection("version", version, "version", ", ".join(known))
        return catalog.catalog()[name], catalog.limits(name), [fault]
    return catalog.edition(name, version), catalog.limits(name, version), []


def reading() -> tuple[Dataset, View, list[Objection]]:
    """The negotiation and the view of the URL, with objections to invalid parameters."""
    talks, limits, of_talks = chosen()
    view, objections = params.parse(words(), limits)
    return talks, view, [*of_talks, *objections]


def write(changed: Mapping[str, str]) -> None:
    """Set query parameters; one with an empty value is removed."""
    said = {**words(), **changed}
    st.query_params.from_dict({word: value for word, value in said.items() if value})


def open_record(record: str) -> None:
    """Put a record into the address, which opens it."""
    write({"record": record})


def close_record() -> None:
    """Take the record out of the address."""
    write({"record": ""})
