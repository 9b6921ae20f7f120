"""Files as people have them, and an import from beginning to end."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest

from db.registry.importing.service import ImportService
from db.registry.service import RegistryService

SHARED = Path(os.environ.get("KOPRU_SHARED") or Path(__file__).parents[5] / "shared")


@pytest.fixture
def registry(database):
    return RegistryService(database)


@pytest.fixture
def service(database):
    return ImportService(database)


@pytest.fixture
def table(tmp_path):
    """Write rows as CSV (a name that ends in .xlsx: as a workbook) and return the path."""

    def write(rows, name="liste.csv", encoding="utf-8", separator=";"):
        path = tmp_path / name
        if name.endswith(".xlsx"):
            from openpyxl import Workbook

            book = Workbook()
            sheet = book.active
            sheet.title = "Dernekler"
            for row in rows:
                sheet.append(row)
            book.save(path)
        else:
            stream = io.StringIO()
            csv.writer(stream, delimiter=separator).writerows(rows)
            path.write_bytes(stream.getvalue().encode(encoding))
        return path

    return write


@pytest.fixture
def plan(service, table):
    """Try rows (or a file); the mapping is the guessed one, changed by the options."""

    def made(rows, entity="organisation", **options):
        from dataclasses import replace

        path = rows if isinstance(rows, Path) else table(rows)
        return service.dry_run(path, entity, replace(service.look(path, entity).mapping(), **options))

    return made


@pytest.fixture
def take(service, plan):
    def taken(rows, entity="organisation", **options):
        found = plan(rows, entity, **options)
        return found, service.commit(found)

    return taken
