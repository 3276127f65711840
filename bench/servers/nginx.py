"""nginx: the configuration that every server behind it shares, and the command that starts it."""

import os
import shutil
from pathlib import Path
from typing import Final

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
