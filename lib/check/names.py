"""File names that stay inside a folder."""

import re
import unicodedata

UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\\:]|^/|(^|/)\s*\.{1,2}\s*(/|$)|//|^\s*$|[\ud800-\udfff]")
CLUTTER = re.compile(r"^__MACOSX/|(^|/)\.")
LONGEST = 200


def is_safe(name: str) -> bool:
    """Whether the name stays inside the folder on any system (CWE-22)."""
    return len(name) <= LONGEST and UNSAFE.search(name) is None


def is_clutter(name: str) -> bool:
    """Whether the name is of a hidden file, or one that a Mac adds to a zip."""
    return CLUTTER.search(name) is not None


def same_name(name: str) -> str:
    """The name as a file system that ignores case and composition sees it."""
    return unicodedata.normalize("NFC", name).casefold()
