"""``python -m frontend.icons``: cuts the icons that can be drawn out of Streamlit's font of all.

Material Symbols Rounded, Apache License 2.0. A page draws an icon by its name, a ligature of the
font; so the cut has letters and digits, and every icon that Streamlit's code or ours names.
"""

import re
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from lib.api.assets import ICONS, folder

ROOT: Final = Path(__file__).parent.parent
NAME: Final = re.compile(r":material/([a-z0-9_]+):")
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz0123456789_"


def whole() -> TTFont:
    """Streamlit's font of all icons."""
    (path,) = (folder() / "static" / "media").glob("MaterialSymbols-Rounded.*.woff2")
    return TTFont(path)


def named() -> set[str]:
    """The names of the icons that Streamlit's frontend or our code can draw."""
    theirs = (folder() / "static" / "js").glob("*.js")
    ours = [path for part in ("lib", "pages") for path in (ROOT / part).rglob("*.py")]
    files = [ROOT / "app.py", *ours, *theirs]
    return {name for path in files for name in NAME.findall(path.read_text("utf-8"))}


def icons(font: TTFont) -> dict[str, str]:
    """The glyph of every icon of a font by the icon's name."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    tables = [table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable]
    found = {}
    for table in tables:
        for first, ligatures in getattr(table, "ExtSubTable", table).ligatures.items():
            for one in ligatures:
                found["".join(letters[part] for part in (first, *one.Component))] = one.LigGlyph
    return found


def cut() -> TTFont:
    """The font with the icons that are named, and the letters of their names."""
    font = whole()
    every = icons(font)
    options = Options(layout_closure=False, layout_features=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(glyphs=[every[name] for name in named() & set(every)], text=LETTERS)
    subsetter.subset(font)
    return font


if __name__ == "__main__":
    made = cut()
    made.flavor = "woff2"
    made.save(ICONS)
    print(f"{ICONS.name} {ICONS.stat().st_size} B, {len(icons(made))} icons")
