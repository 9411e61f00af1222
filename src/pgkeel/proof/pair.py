"""A migration with its rollback file, and what else its proof depends on."""

import hashlib
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from pgkeel import __version__
from pgkeel.kept import program_digest
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.undo import read_undo
from pgkeel.proof.aids import Aids
from pgkeel.rows.backups import Keeping

_FORMAT = "pgkeel proof 2"
_PROVING = (
    "catalog",
    "diff",
    "locks",
    "migrations",
    "postgres",
    "proof",
    "rows",
    "sandbox",
    "sql",
)
FindKeeping = Callable[[Migration, Migration], Keeping | None]
"""Says of a migration and its rollback what is kept for it."""


class Pair(Struct, frozen=True, kw_only=True):
    """One migration of the chain; ``undo`` is its rollback file, where there is one."""

    number: int
    """Its place in the chain, counted from 0."""
    migration: Migration
    undo: Migration | None
    keeps: Keeping | None = None
    """What is kept of rows before the migration, where its rollback may put them back."""


def pairs_of(
    migrations: Sequence[Migration], find_keeping: FindKeeping = lambda *_: None
) -> tuple[Pair, ...]:
    """Return ``migrations`` with their rollback files; MIG errors for one that cannot be read."""
    undone = [(one, read_undo(one)) for one in migrations]
    return tuple(
        Pair(number=at, migration=one, undo=undo, keeps=find_keeping(one, undo) if undo else None)
        for at, (one, undo) in enumerate(undone)
    )


def pair_keys(pairs: Sequence[Pair], links: Sequence[str], aids: Aids) -> Mapping[int, str]:
    """Return the name of each pair's proof: the same where nothing differs that it depends on."""
    program = program_digest(*_PROVING)
    common = (_FORMAT, __version__, program, aids.samples.digest, aids.queries.digest)
    return {
        pair.number: _digest(
            *common,
            links[pair.number + 1],
            pair.migration.label,
            pair.undo.checksum if pair.undo else "",
            *((pair.keeps.schema, *map(str, pair.keeps.tables)) if pair.keeps else ()),
        )
        for pair in pairs
    }


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]
