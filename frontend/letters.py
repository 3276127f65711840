"""``python -m frontend.letters``: cuts the Latin letters out of Streamlit's font of all letters.

Source Sans, SIL Open Font License 1.1, whose reserved name a changed font may not bear: the cut is
named otherwise. It has the weights that Parley shows; the whole font, which a page loads for other
letters alone, is five times as large.
"""

from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from lib.api.assets import LATIN, LETTERS, whole_letters

WEIGHTS: Final = (400, 700)
#: The entries of the name table that say whose the font is, and whose its name.
LEGAL: Final = (0, 7)
NAME: Final = "ParleySans"
RESERVED: Final = "Source"


def cut() -> TTFont:
    """The font with the letters of LATIN in WEIGHTS."""
    font = TTFont(whole_letters())
    options = Options(
        name_IDs=["*"], layout_features=["kern", "liga", "tnum", "mark", "mkmk", "ccmp", "locl"]
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in LATIN for code in range(first, last + 1)])
    subsetter.subset(font)
    instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    for entry in font["name"].names:
        if RESERVED in str(entry) and entry.nameID not in LEGAL:
            entry.string = NAME
    return font


if __name__ == "__main__":
    made = cut()
    made.flavor = "woff2"
    made.save(LETTERS)
    print(f"{LETTERS.name} {LETTERS.stat().st_size} B")
