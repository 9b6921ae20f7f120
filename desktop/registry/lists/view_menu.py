"""The drop-down of kept views, in the bar over the list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.registry.lists.strips import AskStrip
from desktop.registry.lists.views import LONGEST, View, Views
from desktop.theme import icon
from desktop.widgets import QuietButton, TextField

_SHORT = 24  # letters of a name on the button


class ViewMenu(QObject):
    """Chooses, keeps, renames and deletes views. `button` stands in the bar.

    `present()` gives the list as it stands, `apply(view)` makes it stand so. told(sentence, undo).
    """

    told = Signal(str, object)

    def __init__(
        self, views: Views, present: Callable[[], View], apply: Callable[[View], Any], strip: AskStrip, everything: str,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._views, self._present, self._apply = views, present, apply
        self._strip, self._everything = strip, everything
        self.name = ""
        self.menu = QMenu(parent)
        self.menu.aboutToShow.connect(self.fill)
        self.button = QuietButton("", "list-bullets", small=True, keys="Alt+G")
        self.button.setMenu(self.menu)
        self.show_name()

    def show_name(self) -> None:
        """Say on the button which view it is, and whether the list has been changed since."""
        name = self.name if len(self.name) <= _SHORT else self.name[: _SHORT - 1] + "…"
        if self.name and self._present() != self._views.by_name[self.name]:
            name = self.tr("{name} (changed)").format(name=name)
        self.button.setText(name.replace("&", "&&") or self.tr("View"))
        about = self.tr("View: {name}").format(name=self.name or self._everything)
        self.button.setAccessibleName(about)
        self.button.setToolTip(f"{about} (Alt+G)")

    def open_menu(self) -> None:
        if self.button.isVisible():
            self.button.showMenu()

    # ---- the menu
    def fill(self) -> None:
        self.menu.clear()
        group = QActionGroup(self.menu)
        for name in ("", *self._views.names()):
            action = self.menu.addAction((name or self._everything).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == self.name)
            action.triggered.connect(partial(self._picked, name))
            group.addAction(action)
        self.menu.addSeparator()
        self._add("floppy-disk", self.tr("Keep as a new view…"), self.ask_name)
        if self.name:
            self._fill_own()

    def _fill_own(self) -> None:
        name = self.name.replace("&", "&&")
        if self._present() != self._views.by_name[self.name]:
            self._add("check", self.tr("Keep the changes in “{name}”").format(name=name), self.keep_changes)
        self._add("pencil-simple", self.tr("Rename “{name}”…").format(name=name), self.ask_new_name)
        self._add("trash", self.tr("Delete “{name}”").format(name=name), self.delete)
        self.menu.addSeparator()
        standing = self.menu.addAction(self.tr("Open the page with “{name}”").format(name=name))
        standing.setCheckable(True)
        standing.setChecked(self._views.standing == self.name)
        standing.triggered.connect(self._stand)

    def _add(self, icon_name: str, text: str, slot: Callable[[], Any]) -> None:
        self.menu.addAction(icon(icon_name), text).triggered.connect(lambda _checked=False: slot())

    # ---- deeds
    def _picked(self, name: str, _checked: bool = False) -> None:
        self.choose(name)

    def choose(self, name: str) -> None:
        """Show the list as it is kept under `name`; "" for the list without any filter."""
        self.name = name
        self._apply(self._views.by_name[name] if name else self._views.left)
        self.show_name()

    def leave(self) -> None:
        """The list was changed by hand: without a view it is found so again."""
        if not self.name:
            self._views.leave(self._present())
        self.show_name()

    def open_standing(self) -> None:
        """As the page opens: the view that was chosen for it, or the list as it was left."""
        self.choose(self._views.standing)

    def ask_name(self) -> None:
        field = TextField(self.tr("Name of the view"), max_length=LONGEST)
        self._strip.ask(self.tr("Keep this view as"), field, self.tr("Keep"), self._keep)

    def _keep(self, name: str) -> str:
        if not name:
            return self.tr("Write a name.")
        if self._views.find(name):
            return self.tr("There is a view of this name already.")
        self.name = self._views.put(name, self._present())
        self.show_name()
        self.told.emit(self.tr("View “{name}” kept.").format(name=self.name), None)
        return ""

    def keep_changes(self) -> None:
        name, before = self.name, self._views.by_name[self.name]
        self._views.put(name, self._present())
        self.show_name()
        self.told.emit(self.tr("View “{name}” kept.").format(name=name), partial(self._restore, name, before, False))

    def ask_new_name(self) -> None:
        field = TextField(self.tr("Name of the view"), max_length=LONGEST)
        field.set_value(self.name)
        self._strip.ask(self.tr("Rename “{name}” to").format(name=self.name), field, self.tr("Rename"), self._rename)

    def _rename(self, name: str) -> str:
        if not name:
            return self.tr("Write a name.")
        if self._views.find(name) not in ("", self.name):
            return self.tr("There is a view of this name already.")
        self.name = self._views.rename(self.name, name)
        self.show_name()
        return ""

    def delete(self) -> None:
        name, view, stood = self.name, self._views.by_name[self.name], self._views.standing == self.name
        self._views.remove(name)
        self.name = ""
        self.show_name()
        self.told.emit(self.tr("View “{name}” deleted.").format(name=name), partial(self._restore, name, view, stood))

    def _restore(self, name: str, view: View, stood: bool) -> None:
        self._views.put(name, view)
        if stood:
            self._views.stand(name)
        self.show_name()

    def _stand(self, on: bool) -> None:
        self._views.stand(self.name if on else "")
