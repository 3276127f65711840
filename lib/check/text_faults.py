"""Text that no page may show: HTML, script, invisible characters."""

import re

from lib.check.problem import expected

LONGEST = 20_000
CODES = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
CONTROL = re.compile(rf"[{CODES}\u202d\u202e\ufeff\ufffe\uffff\ud800-\udfff]")
MARKUP = re.compile(r"<[/!?a-z]|(?:^|[\s\"'])on[a-z]{3,}\s*=", re.IGNORECASE)
SCRIPT = re.compile(r"(?:java|vb)script\s*:|\bdata:[a-z]+/", re.IGNORECASE)
FAULTS = {"control": CONTROL, "markup": MARKUP, "script": SCRIPT}
ANY = re.compile("|".join(f"(?i:{pattern.pattern})" for pattern in FAULTS.values()))


def text_fault(text: str) -> str | None:
    """What is expected instead of the text, or None if it may be shown (OWASP XSS prevention)."""
    if len(text) > LONGEST:
        return expected("long", limit=LONGEST)
    if not ANY.search(text):
        return None
    return next(expected(kind) for kind, pattern in FAULTS.items() if pattern.search(text))
