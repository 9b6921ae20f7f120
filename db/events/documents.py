"""What is printed and exported of an event: sign-in sheets, the list of participants with attendance. In Turkish, as
official papers are."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from db import reference
from db.documents import (
    AttendanceList,
    AttendanceRow,
    Column,
    Session,
    Sheet,
    SheetColumn,
    SignInSheet,
    cell_text,
    head_of,
    write_pdf,
    write_workbook,
)
from db.documents.blocks import TICK, Cell
from db.events.rows import (
    CERTIFICATE_SHARE,
    WITH_MINUTES,
    AttendanceGrid,
    EventRow,
    Figures,
    Mark,
    ParticipantRow,
    Presence,
    SessionRow,
)
from db.text import format_date, format_date_range, format_day_long, format_number, format_percent, upper_tr

HALF_WORDS = {"am": "Sabah", "pm": "Öğleden sonra"}
HALF_SHORT = {"am": "Sabah", "pm": "Ö. sonra"}
MARK_SIGNS = {"present": TICK, "absent": "Y", "late": "G", "left_early": "E", "excused": "İ"}
MARK_WORDS = {
    "present": "Var",
    "absent": "Yok",
    "late": "Geç geldi",
    "left_early": "Erken ayrıldı",
    "excused": "İzinli",
}
_SHORT_MONTHS = "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara".split()
_SHORT_DAYS = "Pzt Sal Çar Per Cum Cmt Paz".split()
THRESHOLD = float(CERTIFICATE_SHARE * 100)


def official_name(row: ParticipantRow) -> str:
    """Ad SOYAD."""
    return f"{row.given_name} {upper_tr(row.family_name)}".strip()


def place_of(event: EventRow) -> str:
    """Venue, district and province as far as they are known."""
    district = reference.label("districts", event.district) if event.district else ""
    province = reference.province(event.province).name if event.province else ""
    return ", ".join(part for part in (event.venue, " / ".join(filter(None, (district, province)))) if part)


def days_of(event: EventRow) -> str:
    if event.starts_on is None or event.ends_on is None:
        return cell_text(None)
    return format_date_range(event.starts_on, event.ends_on)


def role_of(row: ParticipantRow) -> str:
    """A title of the reference list, or the words that were written."""
    return reference.label("titles", row.role) if row.role else ""


def short_day(day: dt.date) -> str:
    """24 Kas Sal."""
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {_SHORT_DAYS[day.weekday()]}"


def mark_text(mark: Mark | None) -> str:
    """A mark as it stands in a list: a tick, Y, İ, G 20, E 45."""
    if mark is None:
        return ""
    return f"{MARK_SIGNS[mark.mark]} {mark.minutes}" if mark.minutes else MARK_SIGNS[mark.mark]


def roll_call_code(row: ParticipantRow, day: dt.date) -> str:
    """What the code in a row of the sign-in sheet says: the participation and the day; nothing about the person."""
    return f"K1{base64.urlsafe_b64encode(row.id.bytes).decode().rstrip('=')}{day:%y%m%d}"


def _facts(event: EventRow) -> list[tuple[str, Cell]]:
    return [
        ("Etkinlik", event.title),
        ("Tür", reference.label("event_kinds", event.kind)),
        ("Tarih", days_of(event)),
        ("Yer", place_of(event)),
    ]


def sign_in_sheets(
    grid: AttendanceGrid, days: Iterable[dt.date] | None = None, organiser: str = ""
) -> list[SignInSheet]:
    """One sheet for each day (all of them, or those named), everybody in Turkish order and room for five more."""
    wanted = None if days is None else set(days)
    sheets = []
    for day, group in groupby(grid.sessions, key=lambda each: each.day):
        if wanted is not None and day not in wanted:
            continue
        sheets.append(_sign_in_sheet(grid, day, list(group), organiser))
    return sheets


def _sign_in_sheet(grid: AttendanceGrid, day: dt.date, sessions: Sequence[SessionRow], organiser: str) -> SignInSheet:
    event = grid.event
    facts: list[tuple[str, Cell]] = [
        ("Etkinlik", event.title),
        ("Tarih", format_day_long(day)),
        ("Yer", place_of(event)),
        ("Oturum", " · ".join(_session_words(each) for each in sessions)),
    ]
    columns = [
        Column("Adı SOYADI", 3),
        Column("Kurum / kuruluş", 4),
        Column("Unvan / görev", 2.4),
        Column("İl", 1.5),
    ]
    rows = [(official_name(row), row.organisation or "", role_of(row), _province(row.came_from)) for row in grid.rows]
    return SignInSheet(
        title="İmza Listesi",
        facts=facts,
        columns=columns,
        rows=rows,
        codes=[roll_call_code(row, day) for row in grid.rows],
        organiser=organiser,
    )


def _session_words(session: SessionRow) -> str:
    times = "–".join(filter(None, (session.starts_at, session.ends_at)))
    words = HALF_WORDS[session.half] + (f" {times}" if times else "")
    return f"{words}: {session.title}" if session.title else words


def _province(plate: int | None) -> str:
    return reference.province(plate).name if plate else ""


def attendance_list(grid: AttendanceGrid) -> AttendanceList:
    """Participants with their marks, held half days and share."""
    totals = grid.totals
    return AttendanceList(
        title="Katılımcı ve Devam Listesi",
        facts=[*_facts(grid.event), *_figure_facts(grid.figures), ("Devam eşiği", _threshold(grid))],
        columns=[Column("Adı SOYADI", 3), Column("Kurum / kuruluş", 3.4), Column("Kesim", 1.5)],
        sessions=[Session(short_day(each.day), HALF_SHORT[each.half]) for each in grid.sessions],
        rows=[
            AttendanceRow(
                (official_name(row), row.organisation or "", _side(row.side)),
                [mark_text(grid.cells.get((each.id, row.id))) for each in grid.sessions],
                _percent(totals.participants[row.id]),
            )
            for row in grid.rows
        ],
        totals=[totals.sessions[each.id].attended for each in grid.sessions],
        threshold=THRESHOLD,
        legend={sign: _legend(mark) for mark, sign in MARK_SIGNS.items()},
    )


def _legend(mark: str) -> str:
    return f"{MARK_WORDS[mark]}, dakika" if mark in WITH_MINUTES else MARK_WORDS[mark]


def _threshold(grid: AttendanceGrid) -> str:
    return f"{format_percent(THRESHOLD)} · {format_number(grid.totals.below)} kişi altında"


def _percent(presence: Presence) -> float | None:
    return None if presence.share is None else float(presence.share * 100)


def _side(side: str | None) -> str:
    return reference.label("sides", side) if side else "Bilinmiyor"


def _figure_facts(figures: Figures) -> list[tuple[str, Cell]]:
    parts = [(side, figures.by_side.get(side, 0)) for side in (*reference.codes("sides"), None)]
    told = " · ".join(f"{format_number(number)} {_side(side)}" for side, number in parts if number)
    return [("Katılımcı", f"{format_number(figures.participations)} ({told})" if told else figures.participations)]


def write_sign_in_sheets(
    path: Path, grid: AttendanceGrid, *, office: int, printed: dt.datetime, days: Iterable[dt.date] | None = None,
    organiser: str = "",
) -> int:  # fmt: skip
    """Write the sheets as a PDF in landscape and return its pages. `printed` is local time."""
    sheets = sign_in_sheets(grid, days, organiser)
    title = f"İmza listesi – {grid.event.title}"
    return write_pdf(path, sheets, title=title, head=head_of(office), printed=printed, landscape=True, author=organiser)


def write_attendance_list(
    path: Path, grid: AttendanceGrid, *, office: int, printed: dt.datetime, organiser: str = ""
) -> int:
    """Write the list of participants with attendance as a PDF in landscape and return its pages."""
    title = f"Katılımcı ve devam listesi – {grid.event.title}"
    blocks = [attendance_list(grid)]
    return write_pdf(path, blocks, title=title, head=head_of(office), printed=printed, landscape=True, author=organiser)


def write_attendance_workbook(path: Path, grid: AttendanceGrid, *, author: str = "") -> int:
    """Write participants with attendance, and the half days with their sums, as a workbook; returns rows written."""
    return write_workbook(path, [_people_sheet(grid), _sessions_sheet(grid)], title=grid.event.title, author=author)


def _people_sheet(grid: AttendanceGrid) -> Sheet:
    half_days = [f"{format_date(each.day)} {HALF_SHORT[each.half]}" for each in grid.sessions]
    columns = [
        SheetColumn("Sıra", "integer"), SheetColumn("Adı"), SheetColumn("Soyadı"), SheetColumn("Kurum / kuruluş"),
        SheetColumn("Unvan / görev"), SheetColumn("Kesim"), SheetColumn("Geldiği il"), SheetColumn("Durum"),
        *(SheetColumn(title, width=11) for title in half_days),
        SheetColumn("Katıldığı", "integer"), SheetColumn("Yapılan", "integer"), SheetColumn("Devam", "percent"),
    ]  # fmt: skip
    return Sheet("Katılımcılar", columns, [_person_cells(grid, number, row) for number, row in enumerate(grid.rows, 1)])


def _person_cells(grid: AttendanceGrid, number: int, row: ParticipantRow) -> list[Cell]:
    presence = grid.totals.participants[row.id]
    marks = [grid.cells.get((each.id, row.id)) for each in grid.sessions]
    return [
        number, row.given_name, row.family_name, row.organisation, role_of(row), _side(row.side),
        _province(row.came_from), STATUS_WORDS[row.status], *map(_mark_words, marks),
        presence.attended, presence.held, _percent(presence),
    ]  # fmt: skip


STATUS_WORDS = {"invited": "Davetli", "confirmed": "Teyitli", "walk_in": "Kayıtsız gelen"}


def _mark_words(mark: Mark | None) -> str:
    if mark is None:
        return ""
    return f"{MARK_WORDS[mark.mark]} ({mark.minutes} dk)" if mark.minutes else MARK_WORDS[mark.mark]


def _sessions_sheet(grid: AttendanceGrid) -> Sheet:
    columns = [
        SheetColumn("Gün", "date"), SheetColumn("Oturum"), SheetColumn("Konu"),
        SheetColumn("Yoklaması alınan", "integer"), SheetColumn("Var olan", "integer"),
    ]  # fmt: skip
    taken = grid.totals.sessions
    rows: list[list[Cell]] = [
        [each.day, HALF_WORDS[each.half], each.title, taken[each.id].taken, taken[each.id].attended]
        for each in grid.sessions
    ]
    return Sheet("Oturumlar", columns, rows)


def write_events_workbook(path: Path, rows: Iterable[EventRow], *, author: str = "") -> int:
    """Write a list of events as it is shown; returns the rows written."""
    columns = [
        SheetColumn("Etkinlik"), SheetColumn("Tür"), SheetColumn("Başlangıç", "date"), SheetColumn("Bitiş", "date"),
        SheetColumn("İl"), SheetColumn("Yer"), SheetColumn("Kapasite", "integer"), SheetColumn("Katılımcı", "integer"),
        SheetColumn("Tarih notu"),
    ]  # fmt: skip
    cells: list[list[Cell]] = [
        [
            each.title, reference.label("event_kinds", each.kind), each.starts_on, each.ends_on,
            _province(each.province), each.venue, each.capacity, each.participants, each.date_note,
        ]
        for each in rows
    ]  # fmt: skip
    return write_workbook(path, [Sheet("Etkinlikler", columns, cells)], title="Etkinlikler", author=author)
