"""The small page served as Parley is: the same routes, middleware and settings."""

import argparse
import os
from pathlib import Path

import streamlit as st

from lib import api, shelf

SCRIPT = Path(__file__).parent / "small_page.py"

shelf.shelf()
app = st.App(SCRIPT, routes=api.routes(), middleware=api.middleware())

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int)
    os.environ.setdefault("STREAMLIT_LOGGER_LEVEL", "error")
    app.run(config={"server.address": "127.0.0.1", "server.port": parser.parse_args().port})
