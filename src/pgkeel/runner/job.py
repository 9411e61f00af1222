"""One text to run against a live database and to record: a migration, or its rollback. Pure."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import overload

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.migrations.migration import Migration
from pgkeel.migrations.transactions import manages_own_transaction
from pgkeel.migrations.version import Version
from pgkeel.names import Name
from pgkeel.runner.entry import Action, Entry, State
from pgkeel.sql import SqlText, Statement, split

_LARGEST_KEPT = 1 << 20


class Job(Struct, frozen=True, kw_only=True):
    """What to run, how, and the entry in the ledger that it takes the place of."""

    action: Action
    version: Version
    label: str
    description: str
    checksum: str
    """Of the migration, also where its rollback is run."""
    text: SqlText
    statements: tuple[Statement, ...]
    no_transaction: bool
    entry: Entry | None
    """What the ledger says of the version before."""
    backups: tuple[Name, ...] = ()
    """The tables whose rows are kept before it runs."""
    verify: SqlText | None = None
    """The script that looks afterwards whether it did its work."""

    @property
    def end_state(self) -> State:
        """What its entry says once all of it has been run."""
        return "applied" if self.action == "apply" else "rolled back"

    @property
    def path(self) -> Path:
        """The file."""
        return self.text.path

    @property
    def script(self) -> str | None:
        """The text to keep in the ledger; ``None`` where it is too large."""
        size = len(self.text.buffer)
        return self.text.slice(self.text.start, size) if size <= _LARGEST_KEPT else None

    def sql(self, number: int) -> str:
        """Return the text of statement ``number``, counted from 1."""
        statement = self.statements[number - 1]
        return self.text.slice(statement.start, statement.end)

    def checksum_of(self, done: int) -> str:
        """Return the hash of the first ``done`` statements, with their data."""
        digest = hashlib.sha256()
        for statement in self.statements[:done]:
            for start, end in ((statement.start, statement.end), statement.data or (0, 0)):
                digest.update(self.text.buffer[start:end].replace(b"\r\n", b"\n") + b"\0")
        return f"sha256:{digest.hexdigest()}"


class Jobs(Sequence[Job]):
    """Jobs that are made when they are asked for: while the server works on those before them."""

    def __init__(self, makers: Sequence[Callable[[], Job]]) -> None:
        self._makers = makers
        self._made: dict[int, Job] = {}

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._makers)

    @overload
    def __getitem__(self, at: int) -> Job: ...
    @overload
    def __getitem__(self, at: slice) -> list[Job]: ...
    def __getitem__(self, at: int | slice) -> Job | list[Job]:
        """Return the job at that place, the same each time."""
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        made = self._made.get(at)
        if made is None:
            made = self._made[at] = self._makers[at]()
        return made


def forward(
    migration: Migration,
    entry: Entry | None,
    *,
    verify: SqlText | None = None,
    backups: tuple[Name, ...] = (),
) -> Job:
    """Return the job that keeps ``backups``, applies ``migration`` and asks script ``verify``."""
    alone = migration.no_transaction
    job = _job(migration, migration.text, entry, no_transaction=alone, verify=verify)
    return replace(job, backups=backups) if backups else job


def backward(migration: Migration, text: SqlText, entry: Entry, *, no_transaction: bool) -> Job:
    """Return the job that rolls ``migration`` back by ``text``, its rollback file."""
    return _job(migration, text, entry, no_transaction=no_transaction, action="rollback")


def _job(
    migration: Migration,
    text: SqlText,
    entry: Entry | None,
    *,
    no_transaction: bool,
    action: Action = "apply",
    verify: SqlText | None = None,
) -> Job:
    return Job(
        action=action,
        version=migration.version,
        label=migration.label,
        description=migration.description,
        checksum=migration.checksum,
        text=text,
        statements=runnable(text, no_transaction=no_transaction),
        no_transaction=no_transaction,
        entry=entry,
        verify=verify,
    )


def runnable(text: SqlText, *, no_transaction: bool) -> tuple[Statement, ...]:
    """Return the statements of ``text`` that are run; a transaction around all of them is ours."""
    found = [item for item in split(text) if isinstance(item, Statement)]
    statements = [item for item in found if item.kind != "meta"]
    if not no_transaction and manages_own_transaction(text, statements):
        statements = _without_own(text, statements)
    return tuple(statements)


def _without_own(text: SqlText, statements: Sequence[Statement]) -> list[Statement]:
    """Leave out a BEGIN and COMMIT around all: the entry has to be in the same transaction."""
    first = text.slice(statements[0].start, statements[0].end).split()
    # What BEGIN says of the transaction, SET TRANSACTION says as well: keep it as it stands.
    plain = [word.upper() for word in first] in (
        ["BEGIN"],
        ["BEGIN", "TRANSACTION"],
        ["BEGIN", "WORK"],
        ["START", "TRANSACTION"],
    )
    return list(statements[1:-1] if plain else statements[:-1])
