"""One page of a questionnaire: heading, questions with their ways to answer, and what is wrong under each."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.forms import Form, Page
from db.interviews.outline import headings, short_code, without_range
from desktop.interviews.blocks import Block, QuestionBlock, RowsBlock, make_block, make_editor, parts_of, plain
from desktop.interviews.choose import ChoiceEditor
from desktop.interviews.editor import Editor, looks_of
from desktop.interviews.ink import Ink
from desktop.interviews.matrix import MatrixEditor
from desktop.interviews.requests import Sources
from desktop.widgets import IconMark, Label
from desktop.widgets.list_detail import DetailScroll

BETWEEN = 24


class Stage(QWidget):
    """Shows a page. answered(ref, value) and wanted(request) as of its editors; moved: another question is current
    (`current_ref`)."""

    answered = Signal(str, str)
    wanted = Signal(object)
    moved = Signal()

    def __init__(self, ink: Ink, sources: Sources, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ink, self._sources = ink, sources
        self.page: Page | None = None
        self.blocks: list[Block] = []
        self._notes: Mapping[str, str] = {}
        self._holder: QWidget | None = None
        self._last: Block | None = None
        self._scroll = DetailScroll()
        self._scroll.setAccessibleName(self.tr("Questions"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 320)

    # ---- building
    def show_page(self, form: Form, page: Page, title: str, notes: Mapping[str, str]) -> None:
        """`title` stands above a page that is under no heading; `notes` by the reference of their question."""
        self._throw_away()
        self.page, self._notes, self._last = page, notes, None
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(32, 24, 32, 8)
        column.setSpacing(0)
        self._title = title
        self.heading = Label("", self.ink.px(20), "strong", wrap=True)
        column.addWidget(self.heading)
        sub = _table_title(page)
        if sub:
            column.addSpacing(4)
            column.addWidget(Label(sub, self.ink.px(15), tone=self.ink.tone("text_muted"), wrap=True))
        column.addSpacing(16 if sub else 20)
        self._list = QVBoxLayout()
        self._list.setSpacing(BETWEEN)
        column.addLayout(self._list, 1)
        self.blocks = [self._watched(block) for block in self._make(form, page)]
        for block in self.blocks:
            self._list.addWidget(block, 1 if block.grows else 0)
        column.addSpacing(10)
        column.addWidget(self._make_below())
        self._list.addStretch(0 if any(block.grows for block in self.blocks) else 1)
        self._show_heading(form, page)
        self._scroll.setWidget(holder)
        self._holder = holder
        self._tell_below()
        for block in self.blocks:
            block.judge(also_empty=False)

    def _make(self, form: Form, page: Page) -> list[Block]:
        if page.kind == "repeat":
            return [RowsBlock(self.ink, form, page.ref, _repeat_title(form, page.ref))]
        return [make_block(self.ink, nodes, self._sources) for nodes in parts_of(page)]

    def _show_heading(self, form: Form, page: Page) -> None:
        words = [plain(without_range(each)) for each in headings(form, page)]
        if page.kind == "repeat":
            words.append(_repeat_title(form, page.ref))
        self.heading.setText(" · ".join(words) or self._title)

    def _watched(self, block: Block) -> Block:
        if block.editor is not None:
            block.editor.answered.connect(self.answered)
            block.editor.wanted.connect(self.wanted)
            block.editor.moved.connect(self.moved)
        if isinstance(block.editor, MatrixEditor):
            block.editor.turned.connect(self._tell_below)
        return block

    def follow_page(self, form: Form, page: Page) -> None:
        """The same page with other questions: those that stay keep their place, the focus and what is being typed."""
        self.page = page
        standing = {block.key: block for block in self.blocks}
        blocks: list[Block] = []
        for at, nodes in enumerate(parts_of(page)):
            block = standing.pop(tuple(node.ref for node in nodes), None)
            if block is None:
                block = self._watched(make_block(self.ink, nodes, self._sources))
                self._list.insertWidget(at, block, 1 if block.grows else 0)
            blocks.append(block)
        for gone in standing.values():
            if gone.editor is not None:
                gone.editor.blockSignals(True)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.blocks = blocks
        if self._last not in blocks:
            self._last = None
        self._order_tabs()
        self._show_heading(form, page)
        self.reload()
        self._tell_below()

    def _order_tabs(self) -> None:
        """A question that has come in between is also reached there by Tab."""
        stops = [
            one
            for block in self.blocks
            for one in block.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

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

    def editor_of(self, ref: str) -> Editor | None:
        return next((one for one in self.editors() if any(node.ref == ref for node in one.nodes)), None)

    def current(self) -> Block | None:
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
            empty = next((one for one in editors if one.is_empty()), editors[0])
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
        """Keep what is current in view, and say what is wrong with it."""
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

    def judge(self, *, also_empty: bool = False) -> Block | None:
        """Show what is wrong on this page; returns the first block where something is."""
        wrong = [block for block in self.blocks if block.judge(also_empty=also_empty)]
        return wrong[0] if wrong else None


def _table_title(page: Page) -> str:
    """What a table's head asks: it stands below the heading."""
    heads = [node for node in page.nodes if "label" in looks_of(node)]
    return plain(heads[0].label) if heads else ""


def _repeat_title(form: Form, ref: str) -> str:
    """What a repeat is called, if only by its name."""
    rows = form.rows(ref)
    label = rows[0].label if rows else form.repeat_label(ref)
    return plain(label) or ref.rpartition("/")[2]


__all__ = ["BETWEEN", "Block", "QuestionBlock", "Stage", "make_editor"]
