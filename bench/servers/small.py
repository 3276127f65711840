"""The small page served as Parley is: the same routes, middleware and settings."""

import argparse
import gc
import os
from pathlib import Path
from typing import cast

import streamlit as st
from starlette.middleware import Middleware

from bench import figures
from lib import catalog
from lib.api import routes
from lib.prerender import page
from lib.prerender.shell import Shell
from lib.prerender.written import written

SCRIPT = Path(__file__).parent / "small_page.py"


def sight(path: str, words: dict[str, str]) -> tuple[str, str]:
    """The first sight of the small page, made as those of Parley's own pages are."""
    seen = figures.view(words)
    dataset = figures.dataset()
    charts = [written(dataset, seen, name) for name in figures.charts("small")]
    places = [chart.address for chart in charts]
    return page.preloads(places), page.rendered(dataset, seen, "overview", charts)


catalog.catalog()
gc.freeze()
around = [one for one in routes.middleware() if cast(object, one.cls) is not Shell]
app = st.App(SCRIPT, routes=routes.routes(), middleware=[*around, Middleware(Shell, sight=sight)])

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int)
    os.environ.setdefault("STREAMLIT_LOGGER_LEVEL", "error")
    app.run(config={"server.address": "127.0.0.1", "server.port": parser.parse_args().port})
