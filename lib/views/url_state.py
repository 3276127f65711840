"""The address: the one place where the reader's choice is read and written.

Nothing is bound: the address is the state. Widgets are set from it before they are made, and a
change of a widget writes the address, so a link, a reload and the back button all mean the same.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from lib import catalog, params
from lib.cache import memoize
from lib.model.dataset import Dataset
from lib.params import Objection, View

#: The word that names a negotiation which this reader alone has loaded.
OWN = "own"
#: The session's only entry that is not a widget: the reader's own negotiation.
OWN_KEY = "own_talks"


def words() -> dict[str, str]:
    """The known words of the present address."""
    said = st.query_params.to_dict()
    return {word: said[word] for word in params.PARAMETERS if word in said}


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
    if version and version not in (known := catalog.versions(name)):
        fault = Objection("version", version, "version", ", ".join(known))
        return catalog.catalog()[name], catalog.limits(name), [fault]
    return catalog.edition(name, version), catalog.limits(name, version), []


def reading() -> tuple[Dataset, View, list[Objection]]:
    """The negotiation and the view that the address says, with what in it was not understood."""
    dataset, limits, of_talks = chosen()
    view, objections = parsed(dataset, limits, tuple(words().items()))
    return dataset, view, [*of_talks, *objections]


@memoize(256)
def parsed(
    dataset: Dataset, limits: params.Limits, said: tuple[tuple[str, str], ...]
) -> tuple[View, tuple[Objection, ...]]:
    """The view that query parameters mean; a run of a page asks a score of times."""
    view, objections = params.parse(dict(said), limits)
    return view, tuple(objections)


def write(changed: Mapping[str, str]) -> None:
    """Put words into the address; an empty word is taken out."""
    said = {**words(), **changed}
    st.query_params.from_dict({word: value for word, value in said.items() if value})


def open_record(record: str) -> None:
    """Put a record into the address, which opens it."""
    write({"record": record})


def close_record() -> None:
    """Take the record out of the address."""
    write({"record": ""})
