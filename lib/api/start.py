"""The start of the app: what it is made of is fetched after the first sight is drawn.

Both at once share the line and the processor: every chart of a first page came later, and the app
no sooner.
"""

import re
from pathlib import Path
from string import Template
from typing import Final

#: What Streamlit's page fetches and runs to start the app: modules, styles and a font.
OF_APP: Final = re.compile(
    r'<script type="module"[^>]*></script>'
    r'|<link\s+rel="(?:modulepreload|stylesheet|preload)"[^>]*?href="\./static/[^>]*>'
)
ENTRY: Final = "<script "
#: Milliseconds after which the app starts though the first sight is not drawn.
PATIENCE: Final = 1_500
#: Milliseconds after which the first sight goes if what draws it has not come.
LONGEST: Final = 20_000
SCRIPT: Final = Path(__file__).parent / "templates" / "start.js"


def started_late(page: str) -> str:
    """The page with all that starts the app kept in a template until our script puts it in.

    Raises:
        ValueError: the page does not start the app as expected.
    """
    parts = sorted(OF_APP.findall(page), key=lambda part: part.startswith(ENTRY))
    if not parts or not parts[-1].startswith(ENTRY):
        raise ValueError(f"Streamlit's index page has changed: {OF_APP.pattern}")
    times = {"patience": PATIENCE, "longest": LONGEST}
    source = Template(SCRIPT.read_text(encoding="utf-8")).substitute(times)
    kept = f'<template id="app">{"".join(parts)}</template><script>{source}</script>'
    return OF_APP.sub("", page).replace("</head>", f"{kept}</head>", 1)
