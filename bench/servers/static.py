"""The static site: every figure as a compressed file, the chart runtime, and nginx to serve them.

It is the limit: no server works anything out, and the browser does nothing but draw.
"""

import os
import shutil
from pathlib import Path
from typing import Final

import brotli
import plotly

from bench import figures, process
from bench.periods import periods

HERE: Final = Path(__file__).parent
#: nginx sends files that are compressed already; every browser takes Brotli from this machine.
CONFIGURATION: Final = """
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log;
events {{ worker_connections 256; }}
http {{
  access_log off;
  types {{ text/html html; text/javascript js; application/json json; }}
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {folder}/site;
    index index.html;
    add_header Content-Encoding br;
    add_header Cache-Control "public, max-age=3600";
  }}
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
    for day in (*periods().kept, *periods().new):
        put(folder / "data" / f"{day}.json", figures.as_json(page, day))


def nginx(folder: Path) -> list[str]:
    """The command that starts nginx with the configuration in a folder."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        raise RuntimeError("nginx is needed for the static page: apt-get install nginx")
    return [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]


def user() -> str:
    """The line by which nginx may read files of root when root starts it."""
    return "user root;" if os.geteuid() == 0 else ""


def command(page: str, port: int, folder: Path, form: str = "own") -> list[str]:
    """The command that serves the site of a page, which is written first."""
    own = folder / f"static-{form}-{page}"
    write_site(page, own / "site", form)
    text = CONFIGURATION.format(folder=own, port=port, user=user())
    (own / "nginx.conf").write_text(text, encoding="utf-8")
    return nginx(own)
