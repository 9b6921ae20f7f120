"""The toolkit: what every page is built from.

The parts are loaded when they are first asked for: a start that shows a list pays for no calendar and no form.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.widgets.basics import (
        Banner,
        Button,
        CheckBox,
        Chip,
        IconButton,
        IconMark,
        KeyCap,
        Label,
        PrimaryButton,
        QuietButton,
        Surface,
        hline,
    )
    from desktop.widgets.date_field import DateField
    from desktop.widgets.facts import Fact, FactGrid, Moment, Section, Timeline
    from desktop.widgets.feedback import EmptyState, ProgressStrip, Toast
    from desktop.widgets.fields import ChoiceBox, ChoiceField, Field, NoteField, TextField
    from desktop.widgets.filter_bar import Filter, FilterBar
    from desktop.widgets.flow import FlowLayout
    from desktop.widgets.form import FootBar, FormLayout
    from desktop.widgets.journey import (
        JourneyLine,
        JourneyMark,
        JourneyPath,
        Travel,
        TravelOf,
        journey_icon,
        journey_word,
        only_here,
    )
    from desktop.widgets.list_detail import DetailScroll, ListDetail
    from desktop.widgets.list_view import ListHeader, ListView, RowDelegate
    from desktop.widgets.page import Header, Page
    from desktop.widgets.palette import CommandPalette, Hit, KeysOverlay
    from desktop.widgets.pick import PickField, PickManyField
    from desktop.widgets.row_model import CELL_ROLE, ID_ROLE, Cell, Column, ListModel, RowTableModel
    from desktop.widgets.select_many import ManyListView

_PLACES = {
    "basics": "Banner Button CheckBox Chip IconButton IconMark KeyCap Label PrimaryButton QuietButton Surface hline",
    "date_field": "DateField",
    "facts": "Fact FactGrid Moment Section Timeline",
    "feedback": "EmptyState ProgressStrip Toast",
    "fields": "ChoiceBox ChoiceField Field NoteField TextField",
    "filter_bar": "Filter FilterBar",
    "flow": "FlowLayout",
    "form": "FootBar FormLayout",
    "journey": "JourneyLine JourneyMark JourneyPath Travel TravelOf journey_icon journey_word only_here",
    "list_detail": "DetailScroll ListDetail",
    "list_view": "ListHeader ListView RowDelegate",
    "page": "Header Page",
    "palette": "CommandPalette Hit KeysOverlay",
    "pick": "PickField PickManyField",
    "select_many": "ManyListView",
    "row_model": "CELL_ROLE ID_ROLE Cell Column ListModel RowTableModel",
}
_MODULE_OF = {name: module for module, names in _PLACES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(name)
    found = getattr(import_module(f"desktop.widgets.{_MODULE_OF[name]}"), name)
    globals()[name] = found
    return found


__all__ = [
    "CELL_ROLE",
    "ID_ROLE",
    "Banner",
    "Button",
    "Cell",
    "CheckBox",
    "Chip",
    "ChoiceBox",
    "ChoiceField",
    "Column",
    "CommandPalette",
    "DateField",
    "DetailScroll",
    "EmptyState",
    "Fact",
    "FactGrid",
    "Field",
    "Filter",
    "FilterBar",
    "FlowLayout",
    "FootBar",
    "FormLayout",
    "Header",
    "Hit",
    "IconButton",
    "IconMark",
    "JourneyLine",
    "JourneyMark",
    "JourneyPath",
    "KeyCap",
    "KeysOverlay",
    "Label",
    "ListDetail",
    "ListHeader",
    "ListModel",
    "ListView",
    "ManyListView",
    "Moment",
    "NoteField",
    "Page",
    "PickField",
    "PickManyField",
    "PrimaryButton",
    "ProgressStrip",
    "QuietButton",
    "RowDelegate",
    "RowTableModel",
    "Section",
    "Surface",
    "TextField",
    "Timeline",
    "Toast",
    "Travel",
    "TravelOf",
    "hline",
    "journey_icon",
    "journey_word",
    "only_here",
]
