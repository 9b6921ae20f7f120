"""Cuts the fonts of printed documents to the letters they need. A developer runs it, and only when one is missing:

    python resources/fonts/cut_print.py FOLDER

FOLDER holds LiberationSans-*.ttf of version 2 (SIL OFL 1.1; Debian's fonts-liberation2 — fonts-liberation is the older
1.07 under other terms). What is cut is a modified version and may not bear the reserved name, hence Kopru Print.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
# Latin, Latin-1, Latin Extended-A, Romanian and Azeri letters, combining marks, punctuation, euro and lira, arrows,
# minus and comparison, boxes and circles to tick
RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x1E6, 0x1E7), (0x218, 0x21B), (0x259, 0x259), (0x2C6, 0x2DD),
    (0x2010, 0x2027), (0x202F, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC), (0x20BA, 0x20BA), (0x2116, 0x2116),
    (0x2122, 0x2122), (0x2190, 0x2195), (0x2212, 0x2212), (0x2248, 0x2265), (0x25A0, 0x25CF), (0x2713, 0x2717),
)  # fmt: skip


def cut(source: Path, style: str) -> None:
    font = TTFont(source)
    assert "Open Font License" in font["name"].getDebugName(13), f"{source} is not the version under the OFL"
    options = subset.Options(layout_features=["kern"], name_IDs=["*"], hinting=False, notdef_outline=True)
    options.drop_tables += ["DSIG", "FFTM"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[point for first, last in RANGES for point in range(first, last + 1)])
    cutter.subset(font)
    names = {1: "Kopru Print", 2: style, 3: f"Kopru Print {style}", 4: f"Kopru Print {style}", 6: f"KopruPrint-{style}"}
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID in {16, 17, 18, 21, 22}:
            font["name"].names.remove(record)
    font.save(HERE / f"KopruPrint-{style}.ttf")


if __name__ == "__main__":
    for each in ("Regular", "Bold", "Italic"):
        cut(Path(sys.argv[1]) / f"LiberationSans-{each}.ttf", each)
