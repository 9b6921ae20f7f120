"""The parts of a page: a question with its texts, the way to answer it and what is wrong; or the rows of a repeat."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.forms import Form, NodeView, Page, Violation
from db.interviews.outline import is_asked, short_code
from desktop.interviews.choose import ChoiceEditor
from desktop.interviews.draw import DrawEditor
from desktop.interviews.editor import Editor, looks_of
from desktop.interviews.entry import TYPED, EntryEditor, shown_value
from desktop.interviews.find import FindEditor, FindManyEditor, is_long
from desktop.interviews.ink import Ink
from desktop.interviews.matrix import MatrixEditor
from desktop.interviews.media import MediaEditor, SoundButton
from desktop.interviews.points import PointsEditor
from desktop.interviews.rank import RankEditor
from desktop.interviews.repeats import RowsEditor
from desktop.interviews.requests import Sources
from desktop.interviews.scale import ScaleEditor, fits
from desktop.widgets import IconMark, Label, Surface

READABLE = 860
"""Longer lines are lost by the eye."""
PICTURE = (480, 240)


class MessageLine(QWidget):
    """What is wrong with an answer, under it; takes no room while all is well."""

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = IconMark("warning-circle", "danger", 16)
        self.label = Label("", ink.px(14), "medium", "danger", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.label, 1)
        self.hide()

    def show_text(self, text: str, tone: str = "danger") -> None:
        self._mark.set_icon("warning-circle" if tone == "danger" else "info", tone)
        self.label.set_tone(tone)
        self.label.setText(text)
        self.setVisible(bool(text))


class Block(QWidget):
    """A part of a page. `key` says what it is for: a page that changes keeps the parts whose key stays. `editor` is
    None where there is nothing to answer."""

    def __init__(self, ink: Ink, nodes: tuple[NodeView, ...], editor: Editor | None) -> None:
        super().__init__()
        self.nodes, self.editor, self.ink = nodes, editor, ink
        self.key: tuple[str, ...] = tuple(node.ref for node in nodes)
        self.message = MessageLine(ink)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    @property
    def grows(self) -> bool:
        return self.editor is not None and self.editor.grows

    def reload(self) -> None:
        if self.editor is not None:
            self.editor.reload()

    def judge(self, *, also_empty: bool) -> str:
        """Show what is wrong with the answers now and return it; an empty question only with `also_empty`."""
        found = ""
        for node in self.nodes:
            violation = node.violation
            if violation is not None and (also_empty or violation.kind != "required"):
                found = self._sentence(node, violation)
                break
        if self.editor is None:
            return ""
        own, gentle = self.editor.complaint(), isinstance(self.editor, RankEditor) and not found
        self.message.show_text(found or own, "warning" if gentle else "danger")
        return found or ("" if gentle else own)

    def _sentence(self, node: NodeView, violation: Violation) -> str:
        if violation.message:
            words = violation.message
        elif violation.kind == "required":
            words = self.tr("This question needs an answer.")
        elif violation.kind == "type":
            words = self.tr("This is no answer to this question.")
        else:
            words = self.tr("This answer is not possible here.")
        code = short_code(node.label or "")
        return f"{code}: {words}" if code and len(self.nodes) > 1 else words


class QuestionBlock(Block):
    """A question with hint, explanation and pictures, the way to answer it, and the message line."""

    def __init__(
        self, ink: Ink, nodes: tuple[NodeView, ...], editor: Editor | None, sources: Sources, *, titled: bool = True
    ) -> None:
        super().__init__(ink, nodes, editor)
        node = nodes[0]
        note = node.kind == "note"
        self.label = Label(plain(node.label) if titled else "", ink.px(16), "regular" if note else "medium", wrap=True)
        muted = ink.tone("text_muted")
        self.hint = Label(plain(node.hint), ink.px(14), tone=muted, wrap=True)
        self.guidance = Label(plain(node.guidance), ink.px(13), tone=muted, wrap=True)
        self.given = Label("", ink.px(16), "medium", wrap=True)
        for words in (self.label, self.hint):
            words.setMaximumWidth(ink.px(READABLE))
            self.column.addLayout(_readable(words))
        self._add_guidance()
        self._add_media(sources, titled)
        # Only now: a widget without a parent would show itself as a window of its own.
        self.label.setVisible(titled)
        self.hint.setVisible(titled and bool(self.hint.text()))
        if editor is not None:
            if titled:
                self.column.addSpacing(8)
            self.column.addWidget(editor, 1 if editor.grows else 0)
            self.label.setBuddy(editor)
        self._add_sounds(sources)
        self._add_given()
        self.column.addWidget(self.message)
        if editor is None and is_asked(node):
            self.message.show_text(
                self.tr("This kind of question cannot be answered on a computer; it stays empty."), "info"
            )

    def _add_guidance(self) -> None:
        """What the interviewer may read up: smaller, and marked as being for her."""
        self._about = QWidget()
        row = QHBoxLayout(self._about)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconMark("info", name=self.tr("For the interviewer")), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.guidance, 1)
        self._about.setMaximumWidth(self.ink.px(READABLE))
        self.column.addWidget(self._about)
        self._about.setVisible(bool(self.guidance.text()))

    def _add_media(self, sources: Sources, titled: bool) -> None:
        node = self.nodes[0]
        address = node.media("image") if titled else None
        data = sources.media(address) if address else None
        picture = QPixmap()
        if data is not None and picture.loadFromData(data):
            shown = QLabel()
            shown.setPixmap(fitted(picture, *PICTURE))
            shown.setAccessibleName(self.tr("Picture to the question"))
            self.column.addSpacing(6)
            self.column.addWidget(shown)
        for form in ("audio", "video"):
            address = node.media(form) if titled else None
            data = sources.media(address) if address else None
            if address and data is not None:
                self.column.addWidget(SoundButton(self.tr("Play the question"), address, data), 0,
                                      Qt.AlignmentFlag.AlignLeft)  # fmt: skip

    def _add_sounds(self, sources: Sources) -> None:
        """A button for each choice that can be listened to."""
        node = self.nodes[0]
        if not isinstance(self.editor, ChoiceEditor) or not node.type.startswith("select"):
            return
        row = QHBoxLayout()
        row.setSpacing(8)
        for number, choice in enumerate(node.choices):
            for form in ("audio", "video"):
                address = node.choices.media(number, form)
                data = sources.media(address) if address else None
                if address and data is not None:
                    row.addWidget(SoundButton(choice.label, address, data))
        row.addStretch(1)
        self.column.addLayout(row)

    def _add_given(self) -> None:
        """The answer of what can only be read."""
        self.well = Surface("sunken")
        row = QHBoxLayout(self.well)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self.given)
        self.column.addWidget(self.well, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_given()

    def _show_given(self) -> None:
        shown = fixed_words(self.nodes[0]) if self.editor is None else ""
        self.given.setText(shown)
        self.well.setVisible(bool(shown))

    def reload(self) -> None:
        node = self.nodes[0]
        if self.label.isVisibleTo(self):
            self.label.setText(plain(node.label))
            self.hint.setText(plain(node.hint))
            self.guidance.setText(plain(node.guidance))
        self._show_given()
        super().reload()


class RowsBlock(Block):
    """The rows of a repeat, and the way to add one."""

    def __init__(self, ink: Ink, form: Form, ref: str, title: str) -> None:
        super().__init__(ink, (), RowsEditor(ink, form, ref, title))
        self.key = ("rows", ref)
        assert self.editor is not None
        self.column.addWidget(self.editor, 1)
        self.column.addWidget(self.message)


def plain(text: str | None) -> str:
    """A text without the marks of Markdown that authors put into labels: **strong**, *weak*, # heading, <span>."""
    return "" if not text else _unmarked(text)


def _unmarked(text: str) -> str:
    import re

    text = re.sub(r"</?(?:span|b|i|u|strong|em|small|font|p|br)\b[^>]*>", "", text)
    text = re.sub(r"\*\*(.+?)\*\*|__(.+?)__", lambda found: found[1] or found[2], text)
    return re.sub(r"(?m)^#{1,6} ", "", text)


def fixed_words(node: NodeView) -> str:
    """What a question that can only be read holds, in words; empty for the head of a table."""
    if "label" in looks_of(node) or not node.value or node.kind == "hidden":
        return ""
    labels = {choice.value: choice.label for choice in node.choices} if node.type.startswith("select") else {}
    if labels:
        return ", ".join(labels.get(one, one) for one in node.value.split())
    return shown_value(node.type, node.value, looks_of(node))


def fitted(picture: QPixmap, width: int, height: int) -> QPixmap:
    """The picture, smaller where it has no room."""
    if picture.width() <= width and picture.height() <= height:
        return picture
    smooth = Qt.TransformationMode.SmoothTransformation
    return picture.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio, smooth)


def _readable(words: QWidget) -> QHBoxLayout:
    """A row that lets a text keep its greatest width and have the height it needs there."""
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addWidget(words, 1)
    row.addStretch(0)
    return row


_IN_TABLES = ("select_one", "select_multiple")


def parts_of(page: Page) -> list[tuple[NodeView, ...]]:
    """The questions of a page as they stand together: those of one table are one part."""
    return list(_parts(page))


def _parts(page: Page) -> Iterator[tuple[NodeView, ...]]:
    run: list[NodeView] = []
    for node in page.nodes:
        looks = looks_of(node)
        if "list-nolabel" in looks and node.type in _IN_TABLES:
            if run and not _alike(run[0], node):
                yield tuple(run)
                run = []
            run.append(node)
            continue
        if run:
            yield tuple(run)
            run = []
        if "label" not in looks:
            yield (node,)
    if run:
        yield tuple(run)


def _alike(one: NodeView, other: NodeView) -> bool:
    """Whether the two questions can be rows of one table."""
    return one.type == other.type and list(one.choices.values()) == list(other.choices.values())


def make_block(ink: Ink, nodes: tuple[NodeView, ...], sources: Sources) -> QuestionBlock:
    if "list-nolabel" in looks_of(nodes[0]) and nodes[0].type in _IN_TABLES:
        return QuestionBlock(ink, nodes, MatrixEditor(ink, nodes), sources, titled=False)
    return QuestionBlock(ink, nodes, make_editor(ink, nodes[0], sources), sources)


def make_editor(ink: Ink, node: NodeView, sources: Sources) -> Editor | None:
    """The way to answer a question; None where there is nothing to answer, or no way here."""
    if not is_asked(node):
        return None
    kind, looks = node.type, looks_of(node)
    if kind == "rank":
        return RankEditor(ink, node)
    if kind == "range" and fits(node):
        return ScaleEditor(ink, node)
    if is_long(node):
        return FindManyEditor(ink, node) if kind == "select_multiple" else FindEditor(ink, node)
    if kind in ("select_one", "select_multiple", "acknowledge", "boolean"):
        return ChoiceEditor(ink, node, sources)
    if kind in ("geotrace", "geoshape"):
        return PointsEditor(ink, node)
    if kind == "image" and looks & {"signature", "draw", "annotate"}:
        return DrawEditor(ink, node, sources)
    if kind in ("image", "audio", "video", "file"):
        return MediaEditor(ink, node, sources)
    return EntryEditor(ink, node, sources.today) if kind in TYPED else None
