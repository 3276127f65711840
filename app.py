"""The ASGI app: one process serves the pages and the data.

Settings that every start shares stand in .streamlit/config.toml. A package that is not valid stops
the start with all its problems, so nothing is half loaded.
"""

import gc
from pathlib import Path

import streamlit as st

from lib import catalog, derived_tables
from lib.api import routes
from lib.server.protocol import held

FRAME = Path(__file__).parent / "pages" / "frame.py"

for dataset in catalog.catalog().values():
    derived_tables.declared(dataset)  # what lacks words stops the start


def failed(error: Exception) -> bool:
    """Tell a reader of an error on a page; the views are not imported before the app runs."""
    from lib.views import failure

    return failure.tell(error)


gc.freeze()  # what is loaded once for all readers is not searched for garbage again and again
app = st.App(
    FRAME, routes=routes.routes(), middleware=routes.middleware(held), on_script_error=failed
)
