"""The paper: fonts, styles, margins, the head and foot of each page, page x / y. Loads reportlab; see `pdf.py`."""

from __future__ import annotations

import io
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.pagesizes import landscape as lying
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, PageTemplate, Paragraph
from reportlab.platypus import Frame as Area

from db.text import format_date, format_time, nfc

if TYPE_CHECKING:
    from db.documents.pdf import Frame

REGULAR, BOLD, ITALIC = "KopruPrint", "KopruPrint-Bold", "KopruPrint-Italic"
INK, MUTED, LINE, TINT = HexColor("#1b1f23"), HexColor("#555b61"), HexColor("#9aa0a6"), HexColor("#eceff1")
FOOT_SIZE, HEAD_SIZE = 7.0, 10.5
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


@cache
def use_fonts() -> None:
    """Make the bundled fonts known to reportlab, once in a process."""
    folder = files("resources").joinpath("fonts")
    for name, file in ((REGULAR, "Regular"), (BOLD, "Bold"), (ITALIC, "Italic")):
        content = folder.joinpath(f"KopruPrint-{file}.ttf").read_bytes()
        pdfmetrics.registerFont(TTFont(name, io.BytesIO(content)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)


def style(size: float, *, bold: bool = False, align: str = "left", muted: bool = False, after: float = 0) -> Any:
    return ParagraphStyle(
        "",
        fontName=BOLD if bold else REGULAR,
        fontSize=size,
        leading=round(size * 1.22, 1),
        textColor=MUTED if muted else INK,
        alignment={"right": TA_RIGHT, "centre": TA_CENTER}.get(align, 0),
        spaceAfter=after,
    )


def letter_style() -> Any:
    """Running text of an official letter: both edges straight, first lines 1.25 cm in."""
    made = style(11, after=2 * mm)
    made.alignment, made.firstLineIndent = TA_JUSTIFY, 12.5 * mm
    return made


def clean(text: str) -> str:
    """One composed line without what cannot be printed (controls, direction marks)."""
    return " ".join(_UNPRINTABLE.sub("", nfc(text)).split())


def paragraph(text: str, how: Any) -> Any:
    """A paragraph of plain text: nothing in it is read as markup."""
    return Paragraph(escape(clean(text)), how)


def shortened(text: str, font: str, size: float, width: float) -> str:
    """`text`, cut with an ellipsis where it is wider than `width` points."""
    text = clean(text)
    if pdfmetrics.stringWidth(text, font, size) <= width:
        return text
    while text and pdfmetrics.stringWidth(text + "…", font, size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


class NewPaper(Flowable):  # type: ignore[misc]
    """Takes no room; from this page on, pages are counted anew."""

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        self.canv.paper_number += 1


class NumberedCanvas(Canvas):  # type: ignore[misc]
    """Keeps the finished pages until their number is known, then writes "Sayfa x / y" on each, counted by paper."""

    right_edge = 0.0
    baseline = 0.0
    paper_number = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._finished: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._finished.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        papers = [state.get("paper_number", 0) for state in self._finished]
        totals, reached = Counter(papers), Counter[int]()
        for paper, state in zip(papers, self._finished, strict=True):
            reached[paper] += 1
            self.__dict__.update(state)
            self.setFont(REGULAR, FOOT_SIZE + 0.5)
            self.setFillColor(MUTED)
            self.drawRightString(self.right_edge, self.baseline, f"Sayfa {reached[paper]} / {totals[paper]}")
            super().showPage()
        super().save()


class Paper:
    """A4 with the frame of `pdf.Frame`: measures in points, and the document that flowables are built into."""

    def __init__(self, frame: Frame) -> None:
        use_fonts()
        self.frame = frame
        self.size = lying(A4) if frame.landscape else A4
        self.side = (12 if frame.landscape else 22) * mm
        self.edge = 9 * mm
        self.width = self.size[0] - 2 * self.side
        size = FOOT_SIZE - (0.5 if frame.landscape else 0)
        self._notes = [paragraph(note, style(size, muted=True)) for note in (frame.head.contact, frame.privacy) if note]
        strip = clean(frame.visibility)
        # Between the time and the page number where it fits, otherwise above them: it is never cut.
        self._strip_inside = pdfmetrics.stringWidth(strip, REGULAR, FOOT_SIZE + 0.5) <= self.width - 180
        if not self._strip_inside:
            self._notes.append(paragraph(strip, style(FOOT_SIZE, muted=True, align="centre")))
        self._heights = [note.wrap(self.width, self.size[1])[1] for note in self._notes]
        self.foot = self.edge + FOOT_SIZE * 1.4 + sum(self._heights) + 5
        self.first_head = self.edge + len(frame.head.lines) * HEAD_SIZE * 1.2 + 3 * mm
        self.later_head = self.edge + 8 + 3 * mm

    @property
    def first_height(self) -> float:
        """What a page with the full head leaves for content."""
        return float(self.size[1] - self.first_head - self.foot)

    @property
    def later_height(self) -> float:
        return float(self.size[1] - self.later_head - self.foot)

    def build(self, target: str, flowables: list[Any]) -> int:
        frame = self.frame
        templates = [
            PageTemplate("first", [self._area(self.first_height)], onPage=self._first, autoNextPageTemplate="later"),
            PageTemplate("later", [self._area(self.later_height)], onPage=self._later),
        ]
        document = BaseDocTemplate(
            target,
            pagesize=self.size,
            pageTemplates=templates,
            title=clean(frame.title),
            author=clean(frame.author or frame.head.short),
            creator="Köprü",
            lang="tr-TR",
        )
        document.build(flowables, canvasmaker=NumberedCanvas)
        return int(document.page)

    def _area(self, height: float) -> Any:
        return Area(
            self.side, self.foot, self.width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
        )

    def _first(self, canvas: Any, document: Any) -> None:
        y = self.size[1] - self.edge
        canvas.setFillColor(INK)
        for line in self.frame.head.lines:
            y -= HEAD_SIZE * 1.2
            canvas.setFont(BOLD if line == self.frame.head.lines[0] else REGULAR, HEAD_SIZE)
            canvas.drawCentredString(self.size[0] / 2, y + 2, clean(line))
        self._foot(canvas, document)

    def _later(self, canvas: Any, document: Any) -> None:
        y = self.size[1] - self.edge - 8
        head = clean(self.frame.head.short)
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, FOOT_SIZE + 0.5)
        canvas.drawString(self.side, y, head)
        room = self.width - pdfmetrics.stringWidth(head, REGULAR, FOOT_SIZE + 0.5) - 12
        canvas.drawRightString(self.size[0] - self.side, y, shortened(self.frame.title, REGULAR, FOOT_SIZE + 0.5, room))
        self._rule(canvas, y - 4)
        self._foot(canvas, document)

    def _rule(self, canvas: Any, y: float) -> None:
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(self.side, y, self.size[0] - self.side, y)

    def _foot(self, canvas: Any, _document: Any) -> None:
        canvas.right_edge, canvas.baseline = self.size[0] - self.side, self.edge
        size = FOOT_SIZE + 0.5
        printed = f"{format_date(self.frame.printed)} {format_time(self.frame.printed)}"
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, size)
        canvas.drawString(self.side, self.edge, printed)
        if self._strip_inside:
            canvas.drawCentredString(self.size[0] / 2, self.edge, clean(self.frame.visibility))
        y = self.edge + FOOT_SIZE * 1.4
        for note, height in reversed(list(zip(self._notes, self._heights, strict=True))):
            note.drawOn(canvas, self.side, y)
            y += height
        self._rule(canvas, y + 2)
