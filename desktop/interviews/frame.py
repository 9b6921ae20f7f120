"""What stands around the questions: head, keys at the left, foot."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.interviews.ink import Ink
from desktop.interviews.jump import JumpList
from desktop.theme import font, size
from desktop.widgets import Button, IconButton, IconMark, KeyCap, Label, PrimaryButton, QuietButton, Surface
from desktop.widgets.fields import ChoiceBox
from desktop.widgets.paint import draw_text, paint_bar, paint_key, text_width

LINE = 25


class Head(Surface):
    """Back to the interviews, which interview, how long, language, size of type, pause."""

    left = Signal()
    language_chosen = Signal(str)
    type_wanted = Signal()
    pause_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bar", parent)
        self.setFixedHeight(size("header"))
        self.back = QuietButton(self.tr("Interviews"), "caret-left", keys="Esc", on_click=self.left.emit)
        self.title = Label("", "section", "strong", elide=True)
        self.sub = Label("", tone="text_muted", elide=True)
        self.clock = IconMark("clock", name=self.tr("Duration without pauses"))
        self.time = Label("", "body", "medium")
        self.languages = ChoiceBox()
        self.languages.setAccessibleName(self.tr("Language of the questions"))
        self.languages.activated.connect(lambda at: self.language_chosen.emit(self.languages.itemText(at)))
        self.type = Button(self.tr("Type size"), "text-aa", keys="Ctrl++", on_click=self.type_wanted.emit)
        self.pause = Button(self.tr("Pause"), "pause", keys="F9", on_click=self.pause_wanted.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(Surface("vline"))
        row.addSpacing(4)
        row.addWidget(self.title)
        row.addWidget(self.sub)
        row.addStretch(1)
        for widget in (self.clock, self.time):
            row.addWidget(widget)
        row.addSpacing(8)
        for button in (self.languages, self.type, self.pause):
            row.addWidget(button)

    def show_languages(self, names: list[str], current: str | None) -> None:
        self.languages.clear()
        self.languages.addItems(names)
        self.languages.setCurrentText(current or "")
        self.languages.setVisible(len(names) > 1)


class KeyLegend(QWidget):
    """The keys of the interview, to be learned by looking. Lines that have no room are left out."""

    def __init__(self, ink: Ink, lines: list[tuple[str, str]], title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink, self._lines, self._title = ink, lines, title
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(f"{keys}: {words}" for keys, words in lines))

    def sizeHint(self) -> QSize:
        return QSize(236, 34 + LINE * len(self._lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = self._ink.tone("text_muted")
        if self.height() < 34 + LINE:
            return
        draw_text(painter, QRect(20, 8, self.width() - 28, 20), self._title, "small", "strong", tone)
        top = 34
        left = max(84, *(text_width(keys, "hint", "medium") + 40 for keys, _ in self._lines))
        for keys, words in self._lines:
            if top + LINE > self.height():
                return
            paint_key(painter, QRect(20, top, left - 24, 20), keys, right=False)
            draw_text(painter, QRect(left, top, self.width() - left - 8, 20), words, "small", "regular", tone)
            top += LINE


class Side(Surface):
    """Sections above, keys below."""

    def __init__(self, ink: Ink, parent: QWidget | None = None, *, with_rows: bool = False) -> None:
        super().__init__("nav", parent)
        self.setFixedWidth(236)
        self.jump = JumpList(ink)
        keys = [
            (self.tr("Enter"), self.tr("Next")),
            (self.tr("Backspace"), self.tr("Previous question")),
            ("F4", self.tr("Note on the question")),
            ("F6", self.tr("Sections")),
            ("F8", self.tr("High contrast")),
            ("F9", self.tr("Pause")),
        ]
        if with_rows:
            keys += [("Ctrl+Shift+Enter", self.tr("Add entry")), ("Ctrl+Shift+Del", self.tr("Remove entry"))]
        self.legend = KeyLegend(ink, keys, self.tr("Keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        column.addWidget(self.jump)
        column.addWidget(self.legend, 1)

    def fit(self) -> None:
        """The list is as high as its sections; where there is no room it scrolls and the keys give way."""
        self.jump.setMaximumHeight(self.jump.sizeHint().height())
        self.jump.setMinimumHeight(min(self.jump.sizeHint().height(), max(132, self.height() - 8)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(236, 200)


class _Bar(QWidget):
    """How many of the questions are answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = 0.0
        self.setFixedHeight(16)
        self.setMinimumWidth(80)
        self.setMaximumWidth(260)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(260, 16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_bar(painter, QRect(0, 5, self.width(), 6), self.share)


class NextButton(PrimaryButton):
    """Its icon stands at the right, where it goes."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "caret-right")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def setText(self, text: str) -> None:
        super().setText(text)


class Foot(Surface):
    """Back, that everything is kept, how far, on."""

    back = Signal()
    on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("foot", parent)
        self.setFixedHeight(60)
        self.back_button = Button(self.tr("Back"), "caret-left", on_click=self.back.emit)
        self.on_button = NextButton(self.tr("Next"))
        self.on_button.clicked.connect(lambda _checked=False: self.on.emit())
        self.kept_mark = IconMark("check-circle", "success")
        self._kept_words = self.tr("Every answer is saved as it is given")
        self.kept = Label(self._kept_words, tone="text_muted", elide=True)
        self.bar = _Bar()
        self.count = Label("", "body", "medium")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(self.back_button)
        row.addWidget(KeyCap(self.tr("Backspace")))
        row.addSpacing(16)
        row.addWidget(self.kept_mark)
        row.addWidget(self.kept)
        row.addStretch(1)
        row.addWidget(self.bar)
        row.addWidget(self.count)
        row.addSpacing(16)
        self.on_key = KeyCap(self.tr("Enter"))
        row.addWidget(self.on_key)
        row.addWidget(self.on_button)

    def show_ends(self, *, first: bool, last: bool) -> None:
        """There is nothing before the first page and nothing after the last."""
        self.back_button.setEnabled(not first)
        self.back_button.setToolTip(self.tr("This is the first page") if first else "")
        for widget in (self.on_button, self.on_key):
            widget.setVisible(not last)

    def show_progress(self, answered: int, total: int) -> None:
        self.bar.share = answered / total if total else 0.0
        words = f"{answered} / {total}"
        self.count.setText(words)
        self.bar.setAccessibleName(self.tr("{share} answered").format(share=words))
        self.bar.update()

    def show_trial(self) -> None:
        """Nothing is kept, and that is said all the time."""
        self._kept_words = self.tr("A trial: nothing of it is kept")
        self.show_kept()

    def show_kept(self) -> None:
        self.kept_mark.set_icon("check-circle", "success")
        self.kept.setText(self._kept_words)
        self.kept.set_tone("text_muted")

    def show_failure(self, sentence: str) -> None:
        """An answer could not be saved; it is said here and loudly."""
        self.kept_mark.set_icon("warning-circle", "danger")
        self.kept.setText(sentence)
        self.kept.set_tone("danger")


class _NoteLine(QLineEdit):
    """Enter keeps the note, Esc leaves it as it was."""

    kept = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class NoteBar(Surface):
    """F4: the interviewer's note on the current question. kept(ref, text); closed when it is shut either way."""

    kept = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("foot", parent)
        self.setFixedHeight(52)
        self._ref = ""
        self.label = Label("", "body", "medium")
        self.line = _NoteLine()
        self.line.setFont(font())
        self.line.setPlaceholderText(self.tr("No names of people or offices"))
        self.line.kept.connect(self._keep)
        self.line.given_up.connect(self.shut)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(IconMark("note-pencil"))
        row.addWidget(self.label)
        row.addWidget(self.line, 1)
        row.addWidget(KeyCap("Enter"))
        row.addWidget(IconButton("x", self.tr("Close without keeping"), keys="Esc", on_click=self.shut))
        self.hide()

    def open(self, ref: str, question: str, text: str) -> None:
        self._ref = ref
        words = self.tr("Note on {question}").format(question=question)
        self.label.setText(words)
        self.line.setAccessibleName(words)
        self.line.setText(text)
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self.kept.emit(self._ref, self.line.text())
        self.shut()

    def shut(self) -> None:
        self.hide()
        self.closed.emit()
