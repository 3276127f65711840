"""nginx: in front of two processes, and the static site, whose figures are compressed files.

The static site is the limit: no server works anything out, and the browser does nothing but draw.
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
CONFIGURATION: Final = """
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
{http}
}}
"""
#: Files that are compressed already; every browser here takes Brotli.
FILES: Final = """
  types {{ text/html html; text/javascript js; application/json json; }}
  server {{
    listen 127.0.0.1:{port};
    root {folder}/site;
    index index.html;
    add_header Content-Encoding br;
    add_header Cache-Control "public, max-age=3600";
  }}
"""


def program() -> str | None:
    """Where nginx is; nothing where it is not installed."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def command(folder: Path, http: str) -> list[str]:
    """The command that starts nginx in a folder, with what it is to serve.

    Raises:
        RuntimeError: nginx is not installed.
    """
    if (found := program()) is None:
        raise RuntimeError("nginx is needed for the static page: apt-get install nginx")
    # Started by root, it must be told that it may read files of root.
    user = "user root;" if os.geteuid() == 0 else ""
    text = CONFIGURATION.format(folder=folder, user=user, http=http)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    return [found, "-p", str(folder), "-c", str(folder / "nginx.conf")]


def put(path: Path, content: bytes) -> None:
    """Write a file in its compressed form."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(brotli.compress(content, quality=9))


def site(page: str, port: int, folder: Path, runtime: bytes) -> list[str]:
    """The command that serves the site of a page, written first: a file for each first day."""
    place = folder / "site"
    for name in ("static.html", "static.js"):
        put(place / name.replace("static.html", "index.html"), (HERE / name).read_bytes())
    put(place / "chart.js", runtime)
    put(place / "data" / "start.json", figures.as_json(page, ""))
    for day in periods().every:
        put(place / "data" / f"{day}.json", figures.as_json(page, day))
    return command(folder, FILES.format(folder=folder, port=port))


def static(page: str, port: int, folder: Path) -> list[str]:
    """The static site with Parley's own chart runtime."""
    runtime = process.ROOT / "frontend" / "dist" / "chart.js"
    return site(page, port, folder / f"static-{page}", runtime.read_bytes())


def static_full(page: str, port: int, folder: Path) -> list[str]:
    """The static site with the whole of plotly.js, as most static pages have it."""
    whole = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    runtime = whole.read_bytes() + (HERE / "static_full.js").read_bytes()
    return site(page, port, folder / f"static-full-{page}", runtime)
