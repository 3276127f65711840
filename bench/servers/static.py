"""The static site: every figure as a compressed file, the chart runtime, and nginx to serve them.

It is the limit: no server works anything out, and the browser does nothing but draw.
"""

from pathlib import Path
from typing import Final

import brotli
import plotly

from bench import figures, process
from bench.periods import periods
from bench.servers import nginx

HERE: Final = Path(__file__).parent
#: What nginx serves: files that are compressed already; every browser here takes Brotli.
SERVED: Final = """
  types {{ text/html html; text/javascript js; application/json json; }}
  server {{
    listen 127.0.0.1:{port};
    root {folder}/site;
    index index.html;
    add_header Content-Encoding br;
    add_header Cache-Control "public, max-age=3600";
  }}
"""


def put(path: Path, content: bytes) -> None:
    """Write a file in its compressed form."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(brotli.compress(content, quality=9))


def runtime(form: str) -> bytes:
    """The script that draws: Parley's own, or the whole of plotly.js with a few lines around it."""
    if form == "own":
        return (process.ROOT / "frontend" / "dist" / "chart.js").read_bytes()
    whole = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    return whole.read_bytes() + (HERE / "static_full.js").read_bytes()


def write_site(page: str, folder: Path, form: str) -> None:
    """Write the site of a page: one file for each first day that the benchmark asks for."""
    put(folder / "index.html", (HERE / "static.html").read_bytes())
    put(folder / "static.js", (HERE / "static.js").read_bytes())
    put(folder / "chart.js", runtime(form))
    put(folder / "data" / "start.json", figures.as_json(page, ""))
    for day in periods().every:
        put(folder / "data" / f"{day}.json", figures.as_json(page, day))


def command(page: str, port: int, folder: Path, form: str = "own") -> list[str]:
    """The command that serves the site of a page, which is written first."""
    own = folder / f"static-{form}-{page}"
    write_site(page, own / "site", form)
    return nginx.command(own, SERVED.format(folder=own, port=port))
