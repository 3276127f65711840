"""The address: the one place where the reader's choice is read and written.

Nothing is bound: the address is the state. Widgets are set from it before they are made, and a
change of a widget writes the address, so a link, a reload and the back button all mean the same.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from lib import address, shelf
from lib.address import Objection, View
from lib.model.talks import Talks

#: The word that names a negotiation which this reader alone has loaded.
OWN = "own"
#: The session's only entry that is not a widget: the reader's own negotiation.
OWN_KEY = "own_talks"


def words() -> dict[str, str]:
    """The known words of the present address."""
    return {word: st.query_params[word] for word in address.WORDS if word in st.query_params}


def chosen() -> tuple[Talks, address.Limits, list[Objection]]:
    """The negotiation that the address names, or the default one with an objection."""
    name = words().get("talks", "")
    if name == OWN and (own := st.session_state.get(OWN_KEY)) is not None:
        return own, replace(own.limits, talks=OWN), []
    if not name or name in shelf.shelf():
        return edition(name or shelf.default(), words().get("version", ""))
    default = shelf.default()
    kind = "own_gone" if name == OWN else "talks"
    fault = Objection("talks", name, kind, ", ".join(shelf.shelf()))
    return shelf.shelf()[default], shelf.limits(default), [fault]


def edition(name: str, version: str) -> tuple[Talks, address.Limits, list[Objection]]:
    """The edition that the address names, or the present one with an objection."""
    known = shelf.versions(name)
    if version and version not in known:
        fault = Objection("version", version, "version", ", ".join(known))
        return shelf.shelf()[name], shelf.limits(name), [fault]
    return shelf.edition(name, version), shelf.limits(name, version), []


def reading() -> tuple[Talks, View, list[Objection]]:
    """The negotiation and the view that the address says, with what in it was not understood."""
    talks, limits, of_talks = chosen()
    view, objections = address.judge(words(), limits)
    return talks, view, [*of_talks, *objections]


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
