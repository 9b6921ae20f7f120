"""The encrypted database of one installation: open it, read from it, write to it.

SQLCipher with a raw key, WAL, `synchronous=FULL`: a number that was mailed must never be newer than what is on the
disk. One process holds the folder at a time; inside it any thread may read, and writers take turns.
"""

from __future__ import annotations

import sys
import threading
import uuid
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event, func, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from db import schema
from db.cleaning import clean
from db.clock import Clock, SystemClock
from db.errors import QT_TRANSLATE_NOOP, DamagedFile, DiskFull, NewerSchema, NotFound, ProgrammingError, ReadOnlyFolder
from db.folder import DATABASE, disk_full, file_errors, has_no_room
from db.journal import Changes, JournalSession, UndoResult, guard, undo, verify
from db.journal.capture import close_gate
from db.journal.growing import catch_up
from db.journal.recorder import FOLDER, RECORDER, Recorder
from db.journal.tables import NodeSelf, Op, Origin

CACHE_KIB = 64 * 1024
BUSY_SECONDS, READERS = 10, 4
QUIET = "PRAGMA cipher_log_level = NONE"  # its log on standard error tells a person nothing; errors come as such
_BROKEN, _READS_ONLY = "broken", "reads_only"

Listener = Callable[[Changes], None]


@dataclass(frozen=True)
class Node:
    """Who an installation is: `kind` "field", "province" or "centre"; `office` a province's plate, 0 at the centre."""

    id: str
    kind: str
    name: str
    office: int
    incarnation: int = 1

    @property
    def origin(self) -> str:
        return f"{self.id}.{self.incarnation}"


class Database:
    """An open database. Make one with `create_database` or `open_database`."""

    def __init__(self, folder: Path, key: bytes, clock: Clock) -> None:
        self.folder = folder
        self.clock = clock
        self.author = ""
        self.node = Node("", "", "", 0)
        self._key = key
        self._engine = _engine(folder / DATABASE, key)
        self._lock = threading.RLock()
        self._local = threading.local()
        self._listeners: list[Listener] = []

    @property
    def path(self) -> Path:
        return self.folder / DATABASE

    @property
    def key(self) -> bytes:
        """The raw key of the file."""
        return self._key

    @property
    def office(self) -> int:
        return self.node.office

    @property
    def last_change_set(self) -> uuid.UUID | None:
        """Change set of the newest `write()` of this thread that changed something; what an undo takes."""
        return getattr(self._local, "change_set", None)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the database and cannot write. Nothing mapped may outlive it."""
        options: dict[str, Any] = {"autoflush": False, "close_resets_only": False}
        with storage_errors(self.folder), JournalSession(self._engine, **options) as session:
            yield session

    @contextmanager
    def write(self, label: str = "") -> Iterator[Session]:
        """One journalled transaction: all of the block is kept, or nothing.

        `label` says in English what is done, marked for translation; the undo shows it. A `write` inside another on the
        same thread joins it. Listeners hear of the change after the commit, on this thread; the error of one that fails
        goes where unhandled ones go: the write has not failed.
        """
        outer: Session | None = getattr(self._local, "session", None)
        if outer is not None:
            try:
                yield outer
            except BaseException:
                outer.info[_BROKEN] = True
                raise
            return
        with storage_errors(self.folder), self._lock:
            changes = yield from self._transaction(label)
        if changes.rows:
            self._local.change_set = changes.change_set
            self._tell(changes)

    def _tell(self, changes: Changes) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception:  # noqa: BLE001 - whatever it is, the change is kept and the others must hear of it
                sys.excepthook(*sys.exc_info())

    def _transaction(self, label: str) -> Generator[Session, None, Changes]:
        session = JournalSession(self._engine, expire_on_commit=False, close_resets_only=False)
        try:
            connection = session.connection(execution_options={schema.WRITE: True})
            recorder = Recorder(connection, self.author, label, self.clock)
            session.info.update({RECORDER: recorder, FOLDER: self.folder})
            self._local.session = session
            yield session
            if session.info.get(_BROKEN):
                raise ProgrammingError("a part of this transaction failed; it cannot be kept")
            session.flush()
            changes = recorder.finish()
            if not self.path.exists():  # SQLite would go on writing into a file that nobody will ever find
                raise NotFound(_GONE, file=str(self.path))
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            self._local.session = None
            close_gate(session)
            session.close()
        return changes

    def undo(self, change_set: uuid.UUID) -> UndoResult | None:
        """Take back one `write()`; None if there is nothing to take back. The undo can itself be undone."""
        with self.write(QT_TRANSLATE_NOOP("db", "Undone")) as session:
            return undo(session, change_set)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each commit that changed rows; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def secrets(self) -> bytes:
        """The installation's private keys, as they were given when it was made."""
        with self.read() as session:
            return session.scalars(select(NodeSelf.secrets)).one()

    def raise_incarnation(self, above: int = 0) -> None:
        """Begin a new numbering, in an incarnation higher than ours and than `above`: this database was restored from
        a backup, or is a copy of another."""
        with self.write(QT_TRANSLATE_NOOP("db", "New incarnation")) as session:
            own = select(func.max(Op.hlc)).join(Origin, Origin.n == Op.origin).where(Origin.name == self.node.origin)
            newest = max(session.scalar(own) or 0, session.scalars(select(NodeSelf.hlc)).one())
            # The clock is read from the origin's own operations, and the new origin has none yet.
            session.execute(update(NodeSelf).values(incarnation=max(self.node.incarnation, above) + 1, hlc=newest))
        self._load_node()

    def rekey(self, key: bytes) -> None:
        """Encrypt the file anew with a raw 32-byte key. The slot file must know both keys until this has returned."""
        with storage_errors(self.folder), self._lock:
            self._engine.dispose()
            raw = _connect(self.path, self._key)
            try:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                raw.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")
            finally:
                raw.close()
            if not _fits(self.path, key):  # without room it stays as it was, and says nothing
                raise disk_full(self.folder, self.path.stat().st_size)
            self._key = key
            self._engine = _engine(self.path, key)

    def clean(self) -> bool:
        """Take the traces of what was erased out of the file; False if there are none. As slow as a copy of it."""
        with storage_errors(self.folder), self._lock:
            raw = self.raw_connection()
            try:
                return clean(raw)
            finally:
                raw.close()

    def raw_connection(self) -> Any:
        """A further DBAPI connection with the key set, for the backup. The caller closes it."""
        return _connect(self.path, self._key)

    def damaged_pages(self) -> list[str]:
        """What SQLCipher and SQLite find wrong with the file; empty when all is well."""
        with storage_errors(self.folder), self._engine.connect() as connection:
            cipher = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
            if cipher:
                return cipher  # SQLite itself would stumble over these pages
            plain = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
            keys = [str(tuple(row)) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
        return [line for line in plain if line != "ok"] + keys

    def verify_rows(self) -> list[str]:
        """Rows that are not what their operations say; empty when all is well."""
        with self.read() as session:
            return verify(session)

    def close(self) -> None:
        """Close the file; the write-ahead log goes back into it."""
        self._engine.dispose()

    def _load_node(self) -> None:
        with self.read() as session:
            row = session.execute(
                select(NodeSelf.node, NodeSelf.kind, NodeSelf.name, NodeSelf.office, NodeSelf.incarnation)
            ).one_or_none()
        if row is None:
            raise DamagedFile(_UNREADABLE, file=str(self.path))
        self.node = Node(*row)


_UNREADABLE = QT_TRANSLATE_NOOP(
    "db", "“{file}” cannot be read: the file is damaged. Restore the last backup; nothing was changed."
)
_GONE = QT_TRANSLATE_NOOP(
    "db",
    "“{file}” is not there any more: its folder was moved or deleted, or its disk was taken out. "
    "The last change was not kept. Close Köprü and bring the folder back.",
)
_NEWER = QT_TRANSLATE_NOOP(
    "db", "This data was written by a newer Köprü (schema {found}). Install the newer program; nothing was changed."
)


def create_database(folder: Path, key: bytes, node: Node, secrets: bytes, clock: Clock | None = None) -> Database:
    """Create the file of a new installation. `folder` exists, is claimed by this process and holds no database.

    `secrets` are the installation's private keys, kept inside the encrypted file.
    """
    with file_errors(folder):
        (folder / DATABASE).touch(mode=0o600)
    database = Database(folder, key, clock or SystemClock())
    with storage_errors(folder), database._engine.connect() as plain:
        connection = plain.execution_options(**{schema.WRITE: True})
        with connection.begin():
            schema.create(connection)
            connection.execute(
                insert(NodeSelf).values(
                    node=node.id, kind=node.kind, name=node.name, office=node.office,
                    incarnation=node.incarnation, hlc=0, secrets=secrets,
                )
            )  # fmt: skip
    database._load_node()
    return database


def open_database(
    folder: Path,
    keys: Sequence[bytes],
    clock: Clock | None = None,
    before_upgrade: Callable[[Database], None] | None = None,
) -> Database:
    """Open the database of a claimed folder with the first of `keys` that fits (two exist while it is re-keyed).

    `before_upgrade` is called when an older schema is about to be brought up: it makes the backup.

    Raises:
        DamagedFile: no key fits (the slot file was right, so the file is not), or it has none of our tables.
        NewerSchema: a newer program has written it.
    """
    schema.load_model()
    for key in keys:
        if _fits(folder / DATABASE, key):
            break
    else:
        raise DamagedFile(_UNREADABLE, file=str(folder / DATABASE))
    database = Database(folder, key, clock or SystemClock())
    try:
        with storage_errors(folder):
            _bring_up(database, before_upgrade)
        database._load_node()
    except BaseException:
        database.close()
        raise
    return database


def _bring_up(database: Database, before_upgrade: Callable[[Database], None] | None) -> None:
    with database._engine.connect() as connection:
        found = schema.revision(connection)
    if found is None:
        raise DamagedFile(_UNREADABLE, file=str(database.path))
    if found == schema.HEAD:
        return
    if found not in schema.known_revisions():
        raise NewerSchema(_NEWER, found=found)
    if before_upgrade is not None:
        before_upgrade(database)
    schema.upgrade(database._engine)
    with database.write(QT_TRANSLATE_NOOP("db", "Program upgraded")) as session:
        catch_up(session)


def _fits(path: Path, key: bytes) -> bool:
    if not path.exists():
        return False
    raw = sqlcipher.connect(str(path), isolation_level=None)
    try:
        raw.execute(QUIET)
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.DatabaseError as error:
        if error.sqlite_errorname == "SQLITE_NOTADB":
            return False
        with storage_errors(path.parent):
            raise
    finally:
        raw.close()
    return True


def _connect(path: Path, key: bytes) -> Any:
    address = path.absolute().as_uri() + "?mode=rw"  # never makes a new, empty file where ours has gone
    raw = sqlcipher.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    raw.execute(QUIET)
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in (
        f"cache_size = -{CACHE_KIB}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "temp_store = MEMORY",  # nothing personal in plain temporary files
    ):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def _engine(path: Path, key: bytes) -> Engine:
    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: _connect(path, key), poolclass=QueuePool, pool_size=READERS
    )

    @event.listens_for(engine, "connect")
    def _prepare(raw: Any, record: Any) -> None:
        guard.install(raw, record.info)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(schema.WRITE, False)
        fairy = connection.connection
        raw: Any = fairy.driver_connection
        if fairy.info.get(_READS_ONLY) is writes or _READS_ONLY not in fairy.info:
            raw.execute(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
            fairy.info[_READS_ONLY] = not writes
        raw.execute("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def storage_errors(folder: Path) -> Iterator[None]:
    """Turn what the file system and SQLite say below into sentences that a person can act on."""
    try:
        yield
    except (DBAPIError, sqlcipher.DatabaseError) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        name = str(getattr(original, "sqlite_errorname", ""))
        if not (folder / DATABASE).exists() and name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")):
            raise NotFound(_GONE, file=str(folder / DATABASE)) from error
        # Growing the shared-memory file of the write-ahead log finds no room under other names.
        if name == "SQLITE_FULL" or (name.startswith("SQLITE_IOERR") and has_no_room(folder)):
            raise DiskFull(
                QT_TRANSLATE_NOOP("db", "There is no room left on the disk of “{folder}”. Make room and try again."),
                folder=str(folder),
            ) from error
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
            raise ReadOnlyFolder(
                QT_TRANSLATE_NOOP("db", "Nothing can be written to “{folder}”. Ask for the right to write there."),
                folder=str(folder),
            ) from error
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR")):
            raise DamagedFile(_UNREADABLE, file=str(folder / DATABASE)) from error
        raise
