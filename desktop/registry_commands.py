"""`kopru registry …`: what the pages of the register do, without a screen."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import QT_TRANSLATE_NOOP, InvalidInput
from desktop import duplicate_commands
from desktop.commands import DATA, data_folder, opened
from desktop.terminal import Outcome, Terminal

if TYPE_CHECKING:
    from db.registry.importing.rows import Entity, ImportResult, Looked, Plan

MOST_REASONS = 20
"""Lines on a terminal; `--json` and `--refused` have all."""

_WHERE = QT_TRANSLATE_NOOP("cli", "The data: DIR before FILE or --data DIR, else {variable}, else the only one here.")
_MAPPING = QT_TRANSLATE_NOOP(
    "cli",
    "how the columns are to be read, as JSON: {example}. Columns are named by heading or letter, all parts may be left "
    "out; policy is skip, fill or overwrite; possible_duplicates is take or skip.",
)
EXAMPLE = (
    '{"sheet": 0, "header_row": 3, "columns": {"Dernek Adı": "name", "C": "phone"}, '
    '"policy": {"phone": "overwrite"}, "possible_duplicates": "skip"}'
)
_PATHS = QT_TRANSLATE_NOOP("cli", "Name one file, or the data folder and then the file.")
_TAKEN = QT_TRANSLATE_NOOP(
    "cli",
    "{file}: {rows} rows, {new} new, {updated} updated, {same} as they were, {refused} refused, "
    "{possible_duplicates} possible duplicates.",
)
_TRIED = QT_TRANSLATE_NOOP("cli", "Nothing was written: this was a dry run.")
_COLUMN = QT_TRANSLATE_NOOP("cli", "  {heading} → {field} ({confidence} %)")
_UNUSED = QT_TRANSLATE_NOOP("cli", "  Not used: {headings}")
_PROTECTED = QT_TRANSLATE_NOOP("cli", "  Never taken, by law: {headings}")
_REASON = QT_TRANSLATE_NOOP("cli", "  row {row}, {name}: {reason}")
_MORE = QT_TRANSLATE_NOOP("cli", "  … and {count} more")
_REFUSED_IN = QT_TRANSLATE_NOOP("cli", "Refused rows with their reasons: “{file}”")


def add_parsers(group: argparse._SubParsersAction[Any], command: Callable[..., Any], terminal: Terminal) -> None:
    """The commands of the group; `command` makes a parser as for all others."""
    tr = terminal.tr
    take = command("import", QT_TRANSLATE_NOOP("cli", "take organisations or people from a table or vCards"), group)
    take.epilog = tr(_WHERE, variable=DATA)
    take.add_argument("paths", type=Path, nargs="+", metavar="FILE")
    take.add_argument("--people", action="store_true", help=tr(QT_TRANSLATE_NOOP("cli", "people, not organisations")))
    example = EXAMPLE.replace("%", "%%")
    take.add_argument("--mapping", type=Path, metavar="M.json", help=tr(_MAPPING, example=example))
    take.add_argument("--sheet", metavar="NAME", help=tr(QT_TRANSLATE_NOOP("cli", "which sheet of a workbook")))
    told = QT_TRANSLATE_NOOP("cli", "count and give reasons, write nothing")
    take.add_argument("--dry-run", action="store_true", help=tr(told))
    told = QT_TRANSLATE_NOOP("cli", "write the refused rows and their reasons into a workbook")
    take.add_argument("--refused", type=Path, metavar="OUT.xlsx", help=tr(told))
    add_data(take, terminal)
    add_data(duplicate_commands.add_parser(group, command, terminal), terminal)


def add_data(parser: argparse.ArgumentParser, terminal: Terminal) -> None:
    told = QT_TRANSLATE_NOOP("cli", "the data folder")
    parser.add_argument("--data", type=Path, metavar="DIR", help=terminal.tr(told))


def run(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Run the command of the group that was parsed."""
    return _COMMANDS[options.step](options, terminal)


# ---- import ----


def take_in(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    from db.registry.importing.mapping import mapping_from_json, sheet_of_json
    from db.registry.importing.service import ImportService

    if len(options.paths) > 2:
        raise InvalidInput(_PATHS, field="paths")
    file = options.paths[-1]
    folder = data_folder(options.data or (options.paths[0] if len(options.paths) == 2 else None))
    written = options.mapping.read_bytes() if options.mapping else None
    sheet, header = sheet_of_json(written, options.mapping.name) if written is not None else (None, None)
    with opened(folder) as place:
        service = ImportService(place.database)
        entity: Entity = "person" if options.people else "organisation"
        looked = service.look(file, entity, sheet if options.sheet is None else options.sheet, header)
        mapping = mapping_from_json(written, looked, options.mapping.name) if written is not None else None
        plan = service.dry_run(file, entity, mapping or looked.mapping())
        result = None if options.dry_run else service.commit(plan)
        if options.refused is not None:
            service.write_refused(plan, options.refused, lambda said, details: terminal.tr(said, "db", **details))
    data = _data(looked, plan, result, terminal)
    if not terminal.as_json:
        _tell(plan, looked, data, options, terminal)
    end = _TRIED if result is None else _TAKEN
    counts = {name: data[name] for name in ("rows", "new", "updated", "same", "refused", "possible_duplicates")}
    return Outcome(terminal.tr(end, file=file.name, **counts), data)


def _data(looked: Looked, plan: Plan, result: ImportResult | None, terminal: Terminal) -> dict[str, Any]:
    guesses = {one.place: one for one in looked.columns}
    columns = {}
    for place, name in sorted(plan.mapping.fields.items()):
        guess = guesses.get(place)
        sure = guess is not None and guess.field == name
        told = {"field": name, "confidence": round(guess.confidence, 3) if guess and sure else 1.0}
        columns[_heading(plan, place)] = told | {"by": guess.by if guess and sure else "mapping"}
    counts = {"possible_duplicates" if name == "possible_duplicate" else name: n for name, n in plan.counts.items()}
    return {
        "file": str(plan.path), "kind": plan.kind, "entity": plan.entity, "sheet": plan.sheet_name,
        "header_row": plan.mapping.header_row, "columns": columns, "unused": list(plan.unused),
        "never_taken": list(plan.protected), "rows": len(plan.rows), **counts, "taken": plan.taken,
        "dry_run": result is None,
        "reasons": [{"row": row.number, "outcome": row.outcome, "name": row.name,
                     "message": terminal.tr(row.message, "db", **(row.details or {}))}
                    for row in plan.rows if row.message],
        "remarks": [{"row": note.row, "cell": note.cell, "message": terminal.tr(note.message, "db", **note.details)}
                    for note in plan.remarks],
        "run": result.run if result else None,
    }  # fmt: skip


def _heading(plan: Plan, place: int) -> str:
    from db.registry.reading.cells import column_letters

    heading = plan.headings[place] if place < len(plan.headings) else ""
    known = heading and plan.headings.count(heading) == 1
    return heading if known else column_letters(place)


def _tell(plan: Plan, looked: Looked, data: dict[str, Any], options: argparse.Namespace, terminal: Terminal) -> None:
    tr, say = terminal.tr, terminal.say
    for heading, told in data["columns"].items():
        say(tr(_COLUMN, heading=heading, field=told["field"], confidence=round(100 * told["confidence"])))
    if plan.unused:
        say(tr(_UNUSED, headings=", ".join(plan.unused)))
    if plan.protected:
        say(tr(_PROTECTED, headings=", ".join(plan.protected)))
    for part in ("reasons", "remarks"):
        for told in data[part][:MOST_REASONS]:
            say(tr(_REASON, row=told["row"], name=told.get("name", told.get("cell")), reason=told["message"]))
        if len(data[part]) > MOST_REASONS:
            say(tr(_MORE, count=len(data[part]) - MOST_REASONS))
    if options.refused is not None:
        say(tr(_REFUSED_IN, file=options.refused))
    if data["dry_run"]:
        counts = {name: data[name] for name in ("rows", "new", "updated", "same", "refused", "possible_duplicates")}
        say(tr(_TAKEN, file=looked.path.name, **counts))


_COMMANDS: dict[str, Callable[[argparse.Namespace, Terminal], Outcome]] = {
    "import": take_in,
    "duplicates": duplicate_commands.run,
}
