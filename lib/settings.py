"""Settings: every limit of the server in one place, each an environment variable with a default.

Names are ``PARLEY_`` and the field in capitals, for example ``PARLEY_UPLOAD_MB``. What a start
needs beside them (host and port) is said on the command line.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final
from urllib.parse import urlsplit

PREFIX: Final = "PARLEY_"
YES_NO: Final = {"on": True, "yes": True, "1": True, "off": False, "no": False, "0": False}


#: What each of many may take, and what all of them may take together: the first fits the second.
WITHIN: Final = (("upload_mb", "uploads_mb"), ("unpacked_mb", "loaded_mb"))
TOO_LARGE: Final = (
    "{one} is {size}, but all together have only the {room} of {all}. Raise {all} or lower {one}."
)
#: Pages name their parts from the root of the host.
SUB_PATH: Final = (
    "{variable} has a path, “{url}”. Parley needs a host name of its own; "
    "redirect to it from a path of another site (docs/deploy.md)."
)


class BadSettingError(ValueError):
    """A setting that cannot be read; its text is a sentence that names it."""


def said(default: Any, meaning: str) -> Any:
    """A setting with its default and its meaning, which ends up in the documentation."""
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True)
class Settings:
    """What an operator may set; numbers are whole and not negative."""

    data: str = said("", "Folder of one more negotiation, served first.")
    url: str = said("", "Public address of the site, which citations and links carry.")
    hosts: str = said("", "Further host names under which readers come, separated by commas.")
    readers: int = said(0, "Readers at a time; 0 for as many as the open files allow.")
    open_files: int = said(65_536, "Soft limit of open files asked for at the start.")
    client_readers: int = said(50, "Pages open at a time from one address of the network.")
    messages_a_second: int = said(20, "Messages of one page in any second; beyond, it is closed.")
    messages_a_minute: int = said(300, "Messages of one page in any minute; beyond, it is closed.")
    message_kb: int = said(1_000, "Size of one message of a page, in kilobytes.")
    idle_seconds: int = said(30, "Seconds after which a request that does not go on is dropped.")
    uploads: bool = said(True, "Whether readers may load a negotiation of their own (on or off).")
    upload_mb: int = said(20, "Size of an uploaded zip, in megabytes.")
    uploads_mb: int = said(100, "Size of all uploaded zips that are held at a time, in megabytes.")
    unpacked_mb: int = said(100, "Size of an uploaded package after unpacking, in megabytes.")
    loaded_mb: int = said(200, "Size of all loaded packages after unpacking, in megabytes.")
    checks: int = said(2, "Uploaded packages that are checked at a time.")
    check_seconds: int = said(60, "Seconds that the check of an uploaded package may take.")
    check_mb: int = said(2_000, "Memory that the check of an uploaded package may take, in MB.")
    watch_seconds: int = said(
        0, "Seconds between two looks at the files of the data, to load new ones; 0 for none."
    )
    drain_seconds: int = said(0, "Seconds after SIGTERM in which a replica serves on, not ready.")
    stop_seconds: int = said(10, "Seconds then in which answers that were begun may end.")
    access_log: bool = said(False, "Whether each request is a line of JSON on standard output.")
    log_addresses: bool = said(False, "Whether that line has the address of the client.")
    replica: str = said("", "Name of this replica in that line; without it the machine's.")
    metrics_port: int = said(0, "Port of 127.0.0.1 with metrics for Prometheus; 0 for none.")

    @property
    def host_names(self) -> frozenset[str]:
        """The further host names, in small letters."""
        return frozenset(name.strip().lower() for name in self.hosts.split(",") if name.strip())


def read(said: Mapping[str, str] = os.environ) -> Settings:
    """The settings of an environment; raises BadSettingError for a value that cannot be read."""
    given: dict[str, Any] = {
        one.name: value(one.name, one.default, said.get(variable(one.name), "").strip())
        for one in fields(Settings)
    }
    if urlsplit(given["url"]).path.strip("/"):
        raise BadSettingError(SUB_PATH.format(variable=variable("url"), url=given["url"]))
    for one, every in WITHIN:
        if (size := given[one]) > (room := given[every]):
            names = {"one": variable(one), "all": variable(every)}
            raise BadSettingError(TOO_LARGE.format(size=size, room=room, **names))
    return Settings(**given)


def variable(name: str) -> str:
    """The environment variable of a setting.

    >>> variable("upload_mb")
    'PARLEY_UPLOAD_MB'
    """
    return f"{PREFIX}{name.upper()}"


def value(name: str, default: Any, given: str) -> str | int | bool:
    """What is given for a setting, or its default; raises BadSettingError."""
    if not given or isinstance(default, str):
        return given or str(default) if isinstance(default, str) else default
    if isinstance(default, bool):
        if given.lower() in YES_NO:
            return YES_NO[given.lower()]
        raise BadSettingError(f"{variable(name)} is on or off, not “{given}”.")
    if given.isascii() and given.isdigit():
        return int(given)
    raise BadSettingError(f"{variable(name)} is a whole number, not “{given}”.")


def shown(default: Any) -> str:
    """A default as the documentation writes it."""
    if isinstance(default, bool):
        return "on" if default else "off"
    return str(default) or "(none)"


def table() -> str:
    """Every setting with its default and meaning, as a table in Markdown."""
    rows = [
        f"| `{variable(one.name)}` | {shown(one.default)} | {one.metadata['meaning']} |"
        for one in fields(Settings)
    ]
    return "\n".join(["| setting | default | meaning |", "|---|---|---|", *rows, ""])
