"""Looks over one shown window and tells its faults in plain sentences; every page's tests call `audit(window)`.

It is also a program's view of what a screen reader and a person without a mouse meet: names, tab stops, mnemonics,
clipped text, the size the window demands. `contrast_faults()` checks the token pairs of both themes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop.theme import tokens
from desktop.widgets import Label

INPUTS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QPlainTextEdit, QTextEdit)
MINIMUM = (1280, 660)
STEPS = 400


def audit(window: QWidget) -> list[str]:
    """Every fault of the window as it is shown now; empty when there is none. The focus is where it was before."""
    active = QTest.qWaitForWindowActive(window.window(), 1000)
    before = window.window().focusWidget()
    found = [
        *([] if active else ["the window is not the active one: something was shown as a window of its own"]),
        *unnamed(window),
        *bare_icons(window),
        *unreachable(window),
        *duplicate_mnemonics(window),
        *clipped(window),
        *unexplained(window),
        *too_large(window),
    ]
    if before is not None and before.isVisible():
        before.setFocus()
    return found


def contrast_faults() -> list[str]:
    """Token pairs below 4.5 (text) or 3.0 (graphics), in both themes."""
    faults = []
    for theme, colours in tokens()["color"].items():
        for kind, least in (("text", 4.5), ("graphics", 3.0)):
            for fore, back in tokens()["contrast"][kind]:
                ratio = contrast(QColor(colours[fore]), QColor(colours[back]))
                if ratio < least:
                    faults.append(f"{theme}: {fore} on {back} has {ratio:.2f}, needs {least}")
    return faults


def contrast(fore: QColor, back: QColor) -> float:
    """WCAG contrast ratio of two opaque colours."""

    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    def luminance(colour: QColor) -> float:
        red, green, blue = (channel(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(fore), luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# ---- names ---------------------------------------------------------------------------------------------------------
def _inner(widget: QWidget) -> bool:
    """Parts that Qt made inside another input: the line of a spin box, a view's headers and corner."""
    parent = widget.parentWidget()
    return isinstance(widget, QHeaderView) or widget.objectName().startswith("qt_") or isinstance(
        parent, QLineEdit | QComboBox | QAbstractSpinBox | QHeaderView
    )  # fmt: skip


def inputs(window: QWidget) -> list[QWidget]:
    """Shown, enabled things to operate, without Qt's inner parts."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, INPUTS) and widget.isVisible() and widget.isEnabled() and not _inner(widget)
    ]


def _called(widget: QWidget) -> str:
    around, names = widget.parentWidget(), list[str]()
    while around is not None and len(names) < 2:
        if type(around).__module__.startswith("desktop"):
            names.append(type(around).__name__)
        around = around.parentWidget()
    return f"{type(widget).__name__} “{spoken(widget)}” in {' in '.join(names) or 'the window'}"


def spoken(widget: QWidget) -> str:
    """What a screen reader says for the widget."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name).strip() if face is not None else ""


def unnamed(window: QWidget) -> Iterator[str]:
    for widget in inputs(window):
        if not spoken(widget):
            yield f"no accessible name: {_called(widget)}"
        if isinstance(widget, QAbstractItemView):
            yield from _mute_cells(widget)


def _mute_cells(view: QAbstractItemView) -> Iterator[str]:
    """Cells that show an icon or chip but say nothing."""
    model = cast("QAbstractItemModel | None", view.model())
    if model is None or not model.rowCount(QModelIndex()):
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    says = [
        str(model.index(0, column).data(role) or "")
        for column in range(columns)
        for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
    ]
    if not any(says):
        yield f"rows say nothing: {_called(view)}"


def bare_icons(window: QWidget) -> Iterator[str]:
    for button in window.findChildren(QAbstractButton):
        bare = not button.text().strip() and not button.icon().isNull() and not button.toolTip()
        if button.isVisible() and bare and not _inner(button):
            yield f"an icon without words or tooltip: {_called(button)}"


# ---- keyboard ------------------------------------------------------------------------------------------------------
def unreachable(window: QWidget) -> Iterator[str]:
    """Goes round with Tab as a person would and tells what was never reached."""
    wanted = {widget for widget in inputs(window) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus}
    seen: set[QWidget] = set()
    start = window.window().focusWidget()
    if start is None or not window.isAncestorOf(start):
        if not wanted:
            return
        min(wanted, key=lambda widget: (widget.y(), widget.x())).setFocus()
    for _ in range(STEPS):
        focused = window.window().focusWidget()
        if focused is None:
            yield "the focus was lost by Tab"
            break
        around: QWidget | None = focused
        while around is not None and around not in wanted and around is not window:
            around = around.parentWidget()
        if around in seen and wanted <= seen:
            break
        if around is not None:
            seen.add(around)
        _press_tab(focused)
    yield from sorted(f"Tab never reaches: {_called(widget)}" for widget in wanted - seen)
    for widget in inputs(window):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _helped(widget):
            yield f"only for the mouse: {_called(widget)}"


def _helped(widget: QWidget) -> bool:
    """A list that a line above it moves with the arrow keys (palette, pick) is no stop of its own."""
    return isinstance(widget, QAbstractItemView) and widget.property("place") == "popup"


def _press_tab(widget: QWidget) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t"))


def duplicate_mnemonics(window: QWidget) -> Iterator[str]:
    keys: Counter[str] = Counter()
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible():
            before, _, after = widget.text().replace("&&", "").partition("&")
            if len(before) < len(widget.text()) and after and not after.startswith(" ") and _has_mnemonic(widget):
                keys[after[0].upper()] += 1
    yield from (f"Alt+{key} is used {n} times" for key, n in sorted(keys.items()) if n > 1)


def _has_mnemonic(widget: QWidget) -> bool:
    return not isinstance(widget, QLabel) or widget.buddy() is not None


# ---- room ----------------------------------------------------------------------------------------------------------
def clipped(window: QWidget) -> Iterator[str]:
    """Text that has less room than it needs, unless it is made to shorten itself; and parts outside their parent."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or _inner(widget):
            continue
        if isinstance(widget, QLabel | QAbstractButton) and widget.text():
            yield from _clipped_text(widget)
        elif isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.text():
            need = QFontMetrics(widget.font()).horizontalAdvance(widget.placeholderText())
            if widget.width() < need:
                yield f"clipped placeholder “{widget.placeholderText()}”: {widget.width()} of {need} px"


def _clipped_text(widget: QLabel | QAbstractButton) -> Iterator[str]:
    if isinstance(widget, Label) and widget.elides():
        return
    need = widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        high = widget.heightForWidth(widget.width())
        if widget.height() < high:
            yield f"clipped text “{widget.text()}”: {widget.height()} of {high} px high"
        return
    if widget.width() < need.width() or widget.height() < need.height():
        has = f"{widget.width()} x {widget.height()}"
        yield f"clipped text “{widget.text()}”: {has} of {need.width()} x {need.height()} px"


def unexplained(window: QWidget) -> Iterator[str]:
    """A disabled button owes a reason."""
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and not button.isEnabled() and not button.toolTip() and not _inner(button):
            yield f"disabled without a reason: {_called(button)}"


def too_large(window: QWidget) -> Iterator[str]:
    shown = [widget for widget in (window, *window.findChildren(QWidget)) if widget.property("surface") == "page"]
    for widget in shown:
        need = widget.minimumSizeHint()
        if widget.isVisible() and (need.width() > MINIMUM[0] or need.height() > MINIMUM[1]):
            yield f"{type(widget).__name__} demands {need.width()} x {need.height()}, more than {MINIMUM}"
