"""Reading tables that somebody else has made: workbooks and text tables, within bounds, never a byte written."""

from db.registry.reading.book import Book, Cell, CellError, Row, SheetInfo, UnreadableBook, find_header, open_book

__all__ = ["Book", "Cell", "CellError", "Row", "SheetInfo", "UnreadableBook", "find_header", "open_book"]
