"""Enrolled places are made once and copied."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from db.clock import SetClock
from tests import one_dialect
from tests.db.exchange.places import Places

one_dialect.share()

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a centre, two provinces and a laptop, all enrolled, all closed: for `Places.copied`."""
    folder = tmp_path_factory.mktemp("enrolled")
    Places(folder, SetClock(NOW)).close()
    return folder
