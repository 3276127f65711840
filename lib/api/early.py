"""What a browser fetches first: the chart runtime; and, when the app starts, its late chunks."""

import re
from typing import Final

from lib.api import assets
from lib.api.streamlit_files import scripts_and_styles

#: Chunks that every page of the app loads sooner or later, by the beginning of their names.
CHUNKS: Final = ("BidiComponent.", "Selectbox.", "TextInput.", "PageLink.")
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
    return [chart, *modules]
