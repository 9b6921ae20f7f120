"""The shell: navigation, pages, search, toast, status line. It knows no feature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from db.errors import QT_TRANSLATE_NOOP
from desktop.jobs import Jobs
from desktop.theme import size
from desktop.widgets import panes
from desktop.widgets.basics import Surface
from desktop.widgets.feedback import Toast
from desktop.widgets.navigation import Place, SideBar, StatusLine, paint_mark
from desktop.widgets.page import Page

if TYPE_CHECKING:
    from desktop.widgets.palette import CommandPalette, KeysOverlay, Source

NARROW_BELOW = 1340


@dataclass
class _Entry:
    factory: Callable[[], Page]
    under: str = ""
    page: Page | None = None


class Window(QWidget):
    """The main window.

    page_built(key, page): a page was made on its first show; connect its own signals there. open_requested(entity,
    id): a page wants a record shown. undo_requested: Ctrl+Z while no toast offers its undo.
    """

    page_built = Signal(str, object)
    page_shown = Signal(str)
    open_requested = Signal(str, object)
    undo_requested = Signal()
    closing = Signal()

    def __init__(self, jobs: Jobs | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Köprü")
        self.setWindowIcon(window_icon())
        self._jobs = jobs or Jobs(self)
        self._entries: dict[str, _Entry] = {}
        self._numbered: list[str] = []
        self._history: list[str] = []
        self.current_key, self._group = "", ""
        self._immersed: QWidget | None = None
        self._before_immersion: QWidget | None = None
        self.side, self.status = SideBar(), StatusLine()
        self.pages = QStackedWidget()
        self.toast_ = Toast(self)
        self._sources: list[Source] = []
        self._commands: Source | None = None
        self._palette: CommandPalette | None = None
        self._keys: KeysOverlay | None = None
        self.side.navigation.chosen.connect(self._chosen)
        self._lay_out()
        self._bind_keys()
        self.resize(1366, 768)

    def _lay_out(self) -> None:
        self._shell = Surface("page")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.pages, 1)
        column = QVBoxLayout(self._shell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.status)
        self._layers = QStackedWidget()
        self._layers.addWidget(self._shell)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._layers)
        self._place_toast()

    def _bind_keys(self) -> None:
        bound: list[tuple[str, Callable[[], Any]]] = [
            ("Ctrl+K", self.open_palette),
            ("F1", self.show_keys),
            ("F6", lambda: self.next_pane(1)),
            ("Shift+F6", lambda: self.next_pane(-1)),
            ("Ctrl+Z", self.undo),
        ]
        bound += [(f"Ctrl+{n}", partial(self._numbered_page, n)) for n in range(1, 10)]
        self._shortcuts = []
        for keys, slot in bound:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(slot)
            self._shortcuts.append(shortcut)

    # ---- pages
    def add_page(self, key: str, icon: str, title: str, factory: Callable[[], Page], group: str = "") -> None:
        """An entry of the navigation; the page is built when it is first shown. A new group starts below a line."""
        navigation = self.side.navigation
        if self._entries and group != self._group:
            navigation.add(Place(""))
        self._group = group
        self._numbered.append(key)
        keys = f"Ctrl+{len(self._numbered)}" if len(self._numbered) <= 9 else ""
        navigation.add(Place(key, icon, title, keys=keys))
        self._entries[key] = _Entry(factory)

    def add_hidden_page(self, key: str, factory: Callable[[], Page], under: str = "") -> None:
        """A page without an entry, reached from another; the entry `under` stands for it."""
        self._entries[key] = _Entry(factory, under)

    def page(self, key: str) -> Page:
        """The page, built now if it was not yet."""
        entry = self._entries[key]
        if entry.page is None:
            page = entry.page = entry.factory()
            page.open_requested.connect(self.open_requested)
            page.notice_posted.connect(self.toast)
            page.palette_requested.connect(self.open_palette)
            page.count_changed.connect(lambda n, key=key: self.set_count(key, n))
            self.pages.addWidget(page)
            self.page_built.emit(key, page)
        return entry.page

    def built(self, key: str) -> bool:
        return self._entries[key].page is not None

    def keys_of_pages(self) -> list[str]:
        return list(self._entries)

    def current_page(self) -> Page | None:
        return self._entries[self.current_key].page if self.current_key else None

    def show_page(self, key: str, *, remember: bool = True) -> Page:
        """Bring a page to the front; Esc leads back to the one before."""
        page = self.page(key)
        self.end_immersive()
        if key != self.current_key:
            if remember and self.current_key:
                self._history = [*self._history[-19:], self.current_key]
            self.current_key = key
            entry = key if key in self._numbered else self._entries[key].under
            if entry:
                self.side.navigation.choose(entry)
            self.pages.setCurrentWidget(page)
            self.setWindowTitle(f"{page.title()} – Köprü" if page.title() else "Köprü")
            page.refresh()
            page.focus_first()
            self.page_shown.emit(key)
        return page

    @Slot(str)
    def _chosen(self, key: str) -> None:
        self.show_page(key)

    def _numbered_page(self, number: int) -> None:
        if number <= len(self._numbered) and self._immersed is None:
            self.show_page(self._numbered[number - 1])

    def back(self) -> bool:
        """Esc: the page's own way back first, then the page before."""
        page = self.current_page()
        if page is not None and page.go_back():
            return True
        if not self._history:
            return False
        self.show_page(self._history.pop(), remember=False)
        return True

    def set_count(self, key: str, count: int) -> None:
        self.side.navigation.set_count(key, count)

    # ---- frame
    def set_place(self, place: str) -> None:
        """The installation's name under the mark: Eskişehir · İl."""
        self.side.brand.set_place(place)

    def set_user(self, name: str, role: str = "", menu: QMenu | None = None) -> None:
        self.side.set_user(name, role, menu)

    def set_status(
        self, key: str, icon: str, text: str, tone: str = "icon", *, page: str = "", right: bool = False
    ) -> None:
        """A statement of the status line by key, in the order of their first setting; a click opens `page`."""
        opens = (lambda: self.show_page(page)) if page else None
        self.status.set(key, icon, text, tone, opens, right)

    @Slot(str, object)
    def toast(self, text: str, undo: Callable[[], Any] | None = None) -> None:
        """Say a sentence; "" takes away what is said now."""
        if text:
            self._place_toast()
            self.toast_.show_text(text, undo)
        else:
            self.toast_.dismiss()

    @Slot()
    def undo(self) -> None:
        if self.toast_.can_undo():
            self.toast_.undo()
        else:
            self.undo_requested.emit()

    # ---- layers, made when they are first opened
    def add_source(self, search: Source) -> None:
        """A source of Ctrl+K: `search(text)` gives hits; "" is asked too, when the box opens."""
        self._sources.append(search)

    def set_commands(self, commands: Source) -> None:
        """`commands(text)` gives every command that makes sense now."""
        self._commands = commands

    @property
    def palette_(self) -> CommandPalette:
        if self._palette is None:
            from desktop.widgets.palette import CommandPalette

            self._palette = CommandPalette(self)
            for source in self._sources:
                self._palette.add_source(source)
            if self._commands is not None:
                self._palette.set_commands(self._commands)
        return self._palette

    @property
    def keys_(self) -> KeysOverlay:
        if self._keys is None:
            from desktop.widgets.palette import KeysOverlay

            self._keys = KeysOverlay(self)
        return self._keys

    @Slot()
    def open_palette(self) -> None:
        if self._immersed is None and self.palette_.isHidden():
            if self._keys is not None:
                self._keys.close_overlay()
            self.palette_.open()

    @Slot()
    def show_keys(self) -> None:
        page = self.current_page()
        if page is None or not self.keys_.isHidden():
            self.keys_.close_overlay()
        else:
            self.keys_.show_keys(page.title(), page.keys(), keys_everywhere())

    # ---- a widget in place of everything
    def immersive(self, widget: QWidget) -> None:
        """Hide navigation and status line and give `widget` the whole window until `end_immersive`."""
        self.end_immersive()
        self.toast_.dismiss()  # Ctrl+Z in there must not take back what was done out here
        self._before_immersion = QApplication.focusWidget()
        self._immersed = widget
        self._layers.addWidget(widget)
        self._layers.setCurrentWidget(widget)
        self._place_toast()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_immersive(self) -> None:
        """Back to the shell; the widget is taken out, not deleted."""
        if self._immersed is None:
            return
        widget, self._immersed = self._immersed, None
        self._layers.setCurrentWidget(self._shell)
        self._layers.removeWidget(widget)
        widget.setParent(None)
        self._place_toast()
        before = self._before_immersion
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif (page := self.current_page()) is not None:
            page.focus_first()

    @property
    def is_immersed(self) -> bool:
        return self._immersed is not None

    # ---- panes
    def next_pane(self, step: int = 1) -> None:
        """F6: navigation, then the page's parts (list, detail), then status line, and round."""
        panes.step(self._panes(), step)

    def _panes(self) -> list[QWidget]:
        page = self.current_page()
        if self._immersed is not None:
            return [self._immersed]
        return [self.side] if page is None else [*panes.parts_of(page), self.status, self.side]

    # ---- events
    def minimumSizeHint(self) -> QSize:
        return QSize(960, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.side.set_narrow(self.width() < NARROW_BELOW)
        super().resizeEvent(event)
        self._place_toast()

    def _place_toast(self) -> None:
        if self._immersed is None:
            page = self.current_page()
            self.toast_.set_place(self.side.width() + 16, size("status_line") + 16 + (page.foot() if page else 0))
        else:
            self.toast_.set_place(16, 72)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._immersed is None and self.back():
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setWindowIcon(window_icon())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Running work is waited for, and said so; its toast can cancel it."""
        if running := self._jobs.running():
            event.ignore()
            text = self.tr("“{title}” is still running; the program closes after it.").format(title=running[0].title)
            self.toast_.show_text(text, self._jobs.cancel_all, self.tr("Cancel it"))
            self._jobs.once_idle(self.close)
            return
        self.closing.emit()
        event.accept()


def keys_everywhere() -> list[tuple[str, str]]:
    """(keys, what they do) on every page, for F1."""
    known = (
        ("Ctrl+K", QT_TRANSLATE_NOOP("Window", "find anything")),
        ("Ctrl+1 … 9", QT_TRANSLATE_NOOP("Window", "go to a section")),
        ("F6", QT_TRANSLATE_NOOP("Window", "next pane")),
        ("Ctrl+F", QT_TRANSLATE_NOOP("Window", "filter the list")),
        ("Enter", QT_TRANSLATE_NOOP("Window", "open")),
        ("Esc", QT_TRANSLATE_NOOP("Window", "back")),
        ("Ctrl+Z", QT_TRANSLATE_NOOP("Window", "undo")),
        ("Ctrl+Enter", QT_TRANSLATE_NOOP("Window", "finish")),
    )
    return [(keys, QCoreApplication.translate("Window", words)) for keys, words in known]


def window_icon() -> QIcon:
    """The program's mark in the sizes that task bars ask for."""
    made = QIcon()
    for side in (16, 32, 48, 128):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, pixmap.rect())
        painter.end()
        made.addPixmap(pixmap)
    return made
