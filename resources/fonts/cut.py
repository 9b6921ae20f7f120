"""Cuts the bundled fonts down to what the program shows. A developer runs it when an icon is added:

    python resources/fonts/cut.py

Needs fonttools, qtawesome (its Phosphor files; never imported by the program itself) and Debian's fonts-inter.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
ICONS = HERE.parent / "icons"
INTER = Path("/usr/share/fonts/opentype/inter")
NAMES = """
address-book archive arrow-counter-clockwise arrow-clockwise arrow-down arrow-left arrow-line-down arrow-line-left
arrow-line-right arrow-line-up arrow-right arrow-square-out arrow-u-up-left arrow-up arrows-clockwise
arrows-left-right bell book-open briefcase buildings bank bug calendar-blank calendar-check calendar-plus
caret-double-left caret-double-right caret-down caret-left caret-right caret-up chalkboard-teacher chart-bar
chart-line chart-pie chat-centered-text chat-text check check-circle check-square checks circle circle-dashed
circle-half circle-wavy-check clipboard-text clock clock-clockwise clock-counter-clockwise cloud-slash columns copy
database desktop device-mobile dots-three dots-three-vertical download-simple envelope envelope-open envelope-simple
eraser export eye eye-slash file file-arrow-down file-pdf file-plus file-text file-x files fingerprint flag
floppy-disk folder folder-open folder-simple funnel funnel-simple gear-six git-branch git-merge globe graduation-cap
handshake hash hourglass house identification-badge identification-card image info key keyboard laptop lightbulb link
link-break list list-bullets list-numbers lock lock-key lock-open magnifying-glass map-pin map-trifold megaphone
microphone minus minus-circle monitor moon note note-pencil notebook package paper-plane-tilt paperclip pause pencil
pencil-simple phone phone-call phone-outgoing play plus plus-circle presentation printer prohibit question quotes rows
scales share-network shield shield-check shield-warning sign-in sign-out sliders-horizontal sort-ascending
sort-descending spinner square stack star stop sun sun-horizon table target text-aa timer translate trash tray
tree-structure trend-up upload upload-simple user user-circle user-minus user-plus users users-four users-three
video-camera wallet warning warning-circle warning-octagon wifi-slash wrench x x-circle x-square
""".split()


def cut_icons() -> None:
    spec = importlib.util.find_spec("qtawesome")
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent / "fonts"
    (source,) = folder.glob("phosphor-[0-9]*.ttf")
    (charmap,) = folder.glob("phosphor-charmap-*.json")
    points = json.loads(charmap.read_text(encoding="utf-8"))
    chosen = {
        name + ending: int(points[name + ending], 16)
        for name in sorted(set(NAMES))
        for ending in ("", "-bold")
        if name + ending in points
    }
    missing = sorted(set(NAMES) - set(chosen))
    assert not missing, missing
    _cut(source, ICONS / "phosphor.ttf", set(chosen.values()), [])
    (ICONS / "phosphor.json").write_text(json.dumps(chosen, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def cut_inter() -> None:
    ranges = (
        (0x20, 0x7E),
        (0xA0, 0x17F),
        (0x1E6, 0x1E7),
        (0x218, 0x21B),
        (0x2C6, 0x2DD),
        (0x300, 0x304),
        (0x1E9E, 0x1E9E),
        (0x2002, 0x200A),
        (0x2010, 0x2027),
        (0x2030, 0x203A),
        (0x2044, 0x2044),
        (0x2070, 0x2089),
        (0x20AC, 0x20AC),
        (0x20BA, 0x20BA),
        (0x2116, 0x2122),
        (0x2190, 0x2199),
        (0x21A9, 0x21B5),
        (0x21E7, 0x21E7),
        (0x2212, 0x2212),
        (0x2215, 0x221E),
        (0x2248, 0x2265),
        (0x2318, 0x2326),
        (0x25A0, 0x25CF),
        (0x2713, 0x2717),
    )
    points = {point for first, last in ranges for point in range(first, last + 1)}
    for weight in ("Regular", "Medium", "SemiBold"):
        _cut(
            INTER / f"Inter-{weight}.otf",
            HERE / f"Inter-{weight}.otf",
            points,
            ["tnum", "cv05", "kern", "mark", "mkmk", "ccmp", "locl", "calt"],
        )


def _cut(source: Path, target: Path, points: set[int], features: list[str]) -> None:
    font = TTFont(source, recalcTimestamp=False)  # cut twice, the same bytes
    options = subset.Options(
        layout_features=features,
        name_IDs=["*"],
        notdef_outline=True,
        hinting=True,
        desubroutinize=False,
        drop_tables=["DSIG"],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    font.save(target)


if __name__ == "__main__":
    cut_icons()
    cut_inter()
