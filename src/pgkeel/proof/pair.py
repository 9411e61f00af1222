"""A migration with its rollback file, and what else its proof depends on."""

import hashlib
from collections.abc import Mapping, Sequence

from msgspec import Struct

from pgkeel import __version__
from pgkeel.kept import program_digest
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.undo import read_undo
from pgkeel.proof.aids import Aids

_FORMAT = "pgkeel proof 2"
_PROVING = ("catalog", "diff", "locks", "migrations", "postgres", "proof", "sandbox", "sql")


class Pair(Struct, frozen=True, kw_only=True):
    """One migration of the chain; ``undo`` is its rollback file, where there is one."""

    number: int
    """Its place in the chain, counted from 0."""
    migration: Migration
    undo: Migration | None


def pairs_of(migrations: Sequence[Migration]) -> tuple[Pair, ...]:
    """Return ``migrations`` with their rollback files; MIG errors for one that cannot be read."""
    return tuple(
        Pair(number=at, migration=one, undo=read_undo(one)) for at, one in enumerate(migrations)
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
        )
        for pair in pairs
    }


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]
