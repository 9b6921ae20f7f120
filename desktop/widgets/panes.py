"""F6: the focus goes from one part of the window to the next, and round."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.widgets.list_detail import ListDetail, first_stop


def parts_of(page: QWidget) -> list[QWidget]:
    """List and detail of a page that has them, in their order; else the page itself."""
    parts = [
        side
        for found in page.findChildren(ListDetail)
        if found.isVisible()
        for side in (found.list_side, found.right)
        if side.isVisible()
    ]
    return parts or [page]


def step(panes: Sequence[QWidget], by: int) -> None:
    """Move the focus to the next pane (`by` 1) or the one before (-1) that can take it."""
    now = QApplication.focusWidget()
    at = next((n for n, pane in enumerate(panes) if now is not None and (pane is now or pane.isAncestorOf(now))), -1)
    for offset in range(1, len(panes) + 1):
        if _enter(panes[(at + offset * by) % len(panes)]):
            return


def _enter(pane: QWidget) -> bool:
    target = first_stop(pane)
    if target.focusPolicy() & Qt.FocusPolicy.TabFocus and target.isVisible():
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True
    return False
