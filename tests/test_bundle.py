"""The chart runtime that is shipped: built from the sources beside it."""

import re
from hashlib import sha256
from pathlib import Path

FRONTEND = Path(__file__).parents[1] / "frontend"


def test_the_bundle_was_built_from_its_sources():
    names = [FRONTEND / "build.mjs", FRONTEND / "package-lock.json"]
    names += sorted((FRONTEND / "src").iterdir())
    found = sha256(b"".join(path.read_bytes() for path in names)).hexdigest()[:16]
    first = (FRONTEND / "dist" / "chart.js").read_text(encoding="utf-8").splitlines()[0]
    assert re.search(r"Built from (\w+)", first)[1] == found
