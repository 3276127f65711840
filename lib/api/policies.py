"""Content security policies: what a browser may load and who may frame it, page by page."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

HEADER: Final = "content-security-policy"
INLINE_STYLE: Final = "'self' 'unsafe-inline'"
IMAGES: Final = "'self' data: blob:"
NOBODY: Final = "'none'"
#: What no page of the site asks a browser for; only its own pages put text on the clipboard.
UNUSED: Final = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid",
    "magnetometer", "microphone", "midi", "payment", "serial", "usb",
)  # fmt: skip
PERMISSIONS: Final = ", ".join([*(f"{name}=()" for name in UNUSED), "clipboard-write=(self)"])


def written(**directives: str) -> dict[str, str]:
    """The header of a policy, from its directives with _ for -."""
    named = (f"{name.replace('_', '-')} {value}" for name, value in directives.items())
    return {HEADER: "; ".join(named)}


def hashes(scripts: Iterable[str]) -> str:
    """What allows each of some inline scripts and no other."""
    digests = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def of_plain_page(framed_by: str = NOBODY) -> dict[str, str]:
    """The policy of a page without scripts."""
    return written(
        default_src=NOBODY,
        style_src="'unsafe-inline'",
        img_src="'self'",
        base_uri=NOBODY,
        form_action=NOBODY,
        frame_ancestors=framed_by,
    )


def of_embedded_chart(script: str) -> dict[str, str]:
    """The policy of a page with one chart, which any other site may frame."""
    return written(
        default_src=NOBODY,
        script_src=f"'self' {hashes([script])}",
        style_src=INLINE_STYLE,
        img_src=IMAGES,
        font_src="'self' data:",
        base_uri="'self'",
        form_action=NOBODY,
        frame_ancestors="*",
    )


def of_app(scripts: Iterable[str], base: str) -> dict[str, str]:
    """The policy of the app at an address, with the inline scripts of its shell.

    Older browsers do not take the site's own sockets for its own.
    """
    host = base.partition("://")[2]
    return written(
        default_src=NOBODY,
        script_src=f"'self' blob: {hashes(scripts)}",
        style_src=INLINE_STYLE,
        img_src=IMAGES,
        font_src="'self' data:",
        connect_src=f"'self' ws://{host} wss://{host}",
        worker_src="'self' blob:",
        manifest_src="'self'",
        base_uri="'self'",
        form_action="'self'",
        frame_ancestors=NOBODY,
    )
