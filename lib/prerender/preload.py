"""Preload: which scripts and figures a first page requests before the app starts."""

import re
from pathlib import Path
from string import Template
from typing import Final

from lib.api import assets
from lib.api.assets import scripts_and_styles

#: Chunks that every page of the app loads sooner or later, by the beginning of their names.
CHUNKS: Final = ("BidiComponent.", "Selectbox.", "PageLink.")
IMPORT: Final = re.compile(r'(?:\bfrom|\bimport)"\./([\w.-]+\.js)"')


def needed(path: str, known: set[str]) -> set[str]:
    """The chunk at a path and all it imports, beside those already known."""
    found = known | {path}
    folder_of = path.rpartition("/")[0]
    for name in IMPORT.findall(scripts_and_styles()[path].read_text(encoding="utf-8")):
        if f"{folder_of}/{name}" not in found:
            found |= needed(f"{folder_of}/{name}", found)
    return found


def early(page: str) -> list[str]:
    """The chunks that every page needs and that the browser would find late."""
    named = {path for path in scripts_and_styles() if f'".{path}"' in page}
    found = set(named)
    for path in scripts_and_styles():
        if path.endswith(".js") and path.rpartition("/")[2].startswith(CHUNKS):
            found = needed(path, found)
    return sorted(found - named)


def preloads(page: str) -> list[str]:
    """The links to what every page needs: the chart runtime, and chunks that the app finds late."""
    late = '<link rel="modulepreload" crossorigin fetchpriority="low" href=".{}">'
    modules = [late.format(path) for path in early(page)]
    chart = (
        f'<link rel="preload" as="script" fetchpriority="high" href="{assets.address("chart.js")}">'
    )
    return [*letters(), chart, *modules]


#: Of the same widths as ours, nearly, so that no line breaks elsewhere when the letters come.
STAND_IN: Final = (
    '@font-face{font-family:"Source Sans stand-in";src:local("Arial"),local("Liberation Sans");'
    "size-adjust:94.7%;ascent-override:105.6%;descent-override:34.4%;line-gap-override:0%}"
)


def letters() -> list[str]:
    """The font of letters, fetched at once, and a font of this machine that is shown until then."""
    place = assets.address("letters.woff2")
    face = (
        '@font-face{font-family:"Source Sans";font-weight:100 900;font-style:normal;'
        f'font-display:swap;src:url("{place}")format("woff2");'
        f"unicode-range:{assets.ranges(assets.LATIN)}}}"
    )
    return [
        f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{place}">',
        f"<style>{face}{STAND_IN}</style>",
    ]


#: What Streamlit's page fetches and runs to start the app: modules, styles and a font.
OF_APP: Final = re.compile(
    r'<script type="module"[^>]*></script>'
    r'|<link\s+rel="(?:modulepreload|stylesheet|preload)"[^>]*?href="\./static/[^>]*>'
)
ENTRY: Final = "<script "
#: In milliseconds: what the script that starts the app waits for.
TIMES: Final = {
    #: after which the app starts though the prerendered charts are not drawn,
    "longest": 30_000,
    #: without a word of the server after which a reader is told that the app is out of reach,
    "unheard": 12_000,
    #: from a new connection to what is told over it, as Streamlit's own side of it comes up,
    "settled": 100,
    #: that no tick came, by which a computer has slept longer than the server keeps a connection,
    "asleep": 60_000,
    #: between two looks.
    "tick": 250,
}
SCRIPT: Final = Path(__file__).parent / "templates" / "start.js"


def started_late(page: str) -> str:
    """The page with all that starts the app kept in a template until our script puts it in.

    Raises:
        ValueError: the page does not start the app as expected.
    """
    found = [part for part in OF_APP.findall(page) if assets.whole_letters().name not in part]
    parts = sorted(found, key=lambda part: part.startswith(ENTRY))
    if not parts or not parts[-1].startswith(ENTRY):
        raise ValueError(f"Streamlit's index page has changed: {OF_APP.pattern}")
    source = Template(SCRIPT.read_text(encoding="utf-8")).substitute(TIMES)
    kept = f'<template id="app">{"".join(parts)}</template><script>{source}</script>'
    return OF_APP.sub("", page).replace("</head>", f"{kept}</head>", 1)
