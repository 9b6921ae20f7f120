"""One page of a questionnaire: heading, questions with their ways to answer, and what is wrong under each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.forms import NodeView, Page, Violation
from db.interviews.outline import is_asked, short_code, without_range
from desktop.interviews.choose import ChoiceEditor
from desktop.interviews.editor import Editor
from desktop.interviews.entry import TYPED, EntryEditor
from desktop.interviews.find import FindEditor, is_long
from desktop.interviews.ink import Ink
from desktop.interviews.matrix import MatrixEditor
from desktop.interviews.rank import RankEditor
from desktop.interviews.scale import ScaleEditor, fits
from desktop.widgets import IconMark, Label
from desktop.widgets.list_detail import DetailScroll

READABLE = 860
"""Longer lines are lost by the eye."""


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


class QuestionBlock(QWidget):
    """A question, its hint, the way to answer it, and the message line. `editor` is None for a note."""

    def __init__(self, ink: Ink, nodes: tuple[NodeView, ...], editor: Editor | None, *, titled: bool = True) -> None:
        super().__init__()
        self.nodes, self.editor, self.ink = nodes, editor, ink
        node = nodes[0]
        weight = "regular" if node.kind == "note" else "medium"
        self.label = Label(node.label or "" if titled else "", ink.px(16), weight, wrap=True)
        self.hint = Label(node.hint or "", ink.px(14), tone=ink.tone("text_muted"), wrap=True)
        self.message = MessageLine(ink)
        for words in (self.label, self.hint):
            words.setMaximumWidth(ink.px(READABLE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for words in (self.label, self.hint):
            column.addLayout(_readable(words))
        # Only now: a widget without a parent would show itself as a window of its own.
        self.label.setVisible(titled)
        self.hint.setVisible(titled and bool(self.hint.text()))
        if editor is not None:
            if titled:
                column.addSpacing(8)
            column.addWidget(editor, 1 if isinstance(editor, MatrixEditor | FindEditor) else 0)
        column.addWidget(self.message)
        if editor is not None:
            self.label.setBuddy(editor)
        elif is_asked(node):
            self.message.show_text(
                self.tr("This kind of question cannot be answered on a computer; it stays empty."), "info"
            )

    def reload(self) -> None:
        node = self.nodes[0]
        if self.label.isVisibleTo(self):
            self.label.setText(node.label or "")
            self.hint.setText(node.hint or "")
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


class Stage(QWidget):
    """Shows a page. answered(ref, value) as of its editors; moved: another question is current (`current_ref`)."""

    answered = Signal(str, str)
    moved = Signal()

    def __init__(self, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.page: Page | None = None
        self.blocks: list[QuestionBlock] = []
        self._notes: Mapping[str, str] = {}
        self._holder: QWidget | None = None
        self._last: QuestionBlock | None = None
        self._scroll = DetailScroll()
        self._scroll.setAccessibleName(self.tr("Questions"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 320)

    # ---- building
    def show_page(self, page: Page, title: str, today: dt.date, notes: Mapping[str, str]) -> None:
        """`title` stands above a page that is under no heading; `notes` by the reference of their question."""
        self._throw_away()
        self.page, self._notes, self._last = page, notes, None
        self.blocks = _blocks(self.ink, page, today)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(32, 24, 32, 8)
        column.setSpacing(0)
        heading = " · ".join(without_range(each) for each in page.headings) or title
        column.addWidget(Label(heading, self.ink.px(20), "strong", wrap=True))
        sub = _table_title(page)
        if sub:
            column.addSpacing(4)
            column.addWidget(Label(sub, self.ink.px(15), tone=self.ink.tone("text_muted"), wrap=True))
        column.addSpacing(16 if sub else 20)
        stretches = False
        for number, block in enumerate(self.blocks):
            column.addSpacing(24 if number else 0)
            grows = isinstance(block.editor, MatrixEditor | FindEditor)
            stretches = stretches or grows
            column.addWidget(block, 1 if grows else 0)
            if block.editor is not None:
                block.editor.answered.connect(self.answered)
                block.editor.moved.connect(self.moved)
            if isinstance(block.editor, MatrixEditor):
                block.editor.turned.connect(self._tell_below)
        column.addSpacing(10)
        column.addWidget(self._make_below())
        if not stretches:
            column.addStretch(1)
        self._scroll.setWidget(holder)
        self._holder = holder
        self._tell_below()
        for block in self.blocks:
            block.judge(also_empty=False)

    def _throw_away(self) -> None:
        """The old page may be in the middle of a key press, so it goes when that is over, and says no more."""
        for editor in self.editors():
            editor.blockSignals(True)
        old = self._scroll.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()

    def _make_below(self) -> QWidget:
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        self.note_mark = IconMark("note-pencil")
        self.note_label = Label("", self.ink.px(13), tone=self.ink.tone("text_muted"), elide=True)
        self.beyond_label = Label("", self.ink.px(13), tone=self.ink.tone("text_muted"))
        row.addWidget(self.note_mark)
        row.addWidget(self.note_label)
        row.addStretch(1)
        row.addWidget(self.beyond_label)
        return below

    def _tell_below(self) -> None:
        """The notes on this page, and what of a table is still to come."""
        noted = [node for block in self.blocks for node in block.nodes if self._notes.get(node.ref)]
        words = [
            self.tr("Note on {question}: “{text}”").format(
                question=short_code(node.label or "") or self.tr("this question"), text=self._notes[node.ref]
            )
            for node in noted
        ]
        self.note_label.setText(" · ".join(words))
        self.note_mark.setVisible(bool(words))
        beyond = next((b.editor.beyond() for b in self.blocks if isinstance(b.editor, MatrixEditor)), "")
        self.beyond_label.setText(self.tr("Next: {questions}").format(questions=beyond) if beyond else "")

    def show_notes(self, notes: Mapping[str, str]) -> None:
        self._notes = notes
        self._tell_below()

    def reload(self) -> None:
        """After an answer: labels, choices and answers may be others."""
        for block in self.blocks:
            block.reload()

    # ---- questions
    def editors(self) -> list[Editor]:
        return [block.editor for block in self.blocks if block.editor is not None]

    def current(self) -> QuestionBlock | None:
        """The block with the focus, else the one that had it last, else the first that can be answered."""
        focused = self.window().focusWidget()
        answerable = [block for block in self.blocks if block.editor is not None]
        for block in answerable:
            if focused is not None and block.isAncestorOf(focused):
                self._last = block
                return block
        if self._last in answerable:
            return self._last
        return answerable[0] if answerable else None

    def current_ref(self) -> str | None:
        block = self.current()
        if block is not None and block.editor is not None:
            return block.editor.ref
        return self.page.nodes[0].ref if self.page is not None and self.page.nodes else None

    def enter(self, *, last: bool = False, ref: str = "") -> None:
        """Put the focus on the question `ref`, else the first that is empty, else (coming back) the last."""
        editors = self.editors()
        if not editors:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        wanted = next((one for one in editors if ref and one.go_to(ref)), None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
            if not isinstance(wanted, MatrixEditor):
                wanted.enter()
        else:
            empty = next((one for one in editors if any(node.value == "" for node in one.nodes)), editors[0])
            wanted = editors[-1] if last else empty
            wanted.enter(last=last)
        QTimer.singleShot(0, self, self._show_current)

    def _show_current(self) -> None:
        block = self.current()
        if block is None or self._holder is None:
            return
        if isinstance(block.editor, ChoiceEditor):
            rect = QRect(block.editor.mapTo(self._holder, block.editor.current_rect().topLeft()), QSize(10, 40))
            self._scroll.ensureVisible(rect.x(), rect.bottom(), 0, 24)
        elif len(self.blocks) > 1:
            self._scroll.ensureWidgetVisible(block, 0, 24)

    def follow(self) -> None:
        """Keep what is current in view."""
        self._show_current()

    def step(self, by: int) -> bool:
        """To the next or previous question of this page; False at its end."""
        block = self.current()
        if block is None or block.editor is None:
            return False
        if block.editor.step(by):
            return True
        editors = self.editors()
        at = editors.index(block.editor) + by
        if not 0 <= at < len(editors):
            return False
        editors[at].enter(last=by < 0)
        QTimer.singleShot(0, self, self._show_current)
        return True

    def flush(self) -> bool:
        """Hand over everything that is typed; False if something of it is no answer."""
        flushed = [editor.flush() for editor in self.editors()]  # each of them, also after one that is wrong
        return all(flushed)

    def judge(self, *, also_empty: bool = False) -> QuestionBlock | None:
        """Show what is wrong on this page; returns the first block where something is."""
        wrong = [block for block in self.blocks if block.judge(also_empty=also_empty)]
        return wrong[0] if wrong else None


def _readable(words: QWidget) -> QHBoxLayout:
    """A row that lets a text keep its greatest width and have the height it needs there."""
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addWidget(words, 1)
    row.addStretch(0)
    return row


def _table_title(page: Page) -> str:
    """What a table's head asks: it stands below the heading."""
    heads = [node for node in page.nodes if "label" in node.appearance.split()]
    return (heads[0].label or "") if heads else ""


def _blocks(ink: Ink, page: Page, today: dt.date) -> list[QuestionBlock]:
    found: list[QuestionBlock] = []
    run: list[NodeView] = []
    for node in page.nodes:
        looks = node.appearance.split()
        if "list-nolabel" in looks and node.type == "select_one":
            if run and [one.value for one in run[0].choices] != [one.value for one in node.choices]:
                found.append(_matrix(ink, run))
                run = []
            run.append(node)
            continue
        if run:
            found.append(_matrix(ink, run))
            run = []
        if "label" not in looks:
            found.append(QuestionBlock(ink, (node,), make_editor(ink, node, today)))
    if run:
        found.append(_matrix(ink, run))
    return found


def _matrix(ink: Ink, nodes: list[NodeView]) -> QuestionBlock:
    return QuestionBlock(ink, tuple(nodes), MatrixEditor(ink, nodes), titled=False)


def make_editor(ink: Ink, node: NodeView, today: dt.date) -> Editor | None:
    """The way to answer a question; None where there is nothing to answer, or no way here."""
    if not is_asked(node):
        return None
    if node.type == "rank":
        return RankEditor(ink, node)
    if node.type == "range" and fits(node):
        return ScaleEditor(ink, node)
    if is_long(node):
        return FindEditor(ink, node)
    if node.type in ("select_one", "select_multiple", "acknowledge", "boolean"):
        return ChoiceEditor(ink, node)
    return EntryEditor(ink, node, today) if node.type in TYPED else None
