"""A migration with its rollback file, and what else its proof depends on."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from pgkeel import __version__
from pgkeel.migrations.migration import Migration
from pgkeel.proof.aids import Aids

_FORMAT = "pgkeel proof 1"


class Pair(Struct, frozen=True, kw_only=True):
    """One migration of the chain; ``undo`` is its rollback file, where there is one."""

    number: int
    """Its place in the chain, counted from 0."""
    migration: Migration
    undo: Migration | None


def pair_keys(
    pairs: Sequence[Pair], links: Sequence[str], aids: Aids, program: str
) -> Mapping[int, str]:
    """Return the name of each pair's proof: the same where nothing differs that it depends on."""
    common = (_FORMAT, __version__, program, aids.seeds.digest, aids.queries.digest)
    return {
        pair.number: _digest(
            *common,
            links[pair.number + 1],
            pair.migration.label,
            pair.undo.checksum if pair.undo else "",
        )
        for pair in pairs
    }


def program_digest() -> str:
    """Return what changes when this program does: its modules' names, sizes and times."""
    package = Path(__file__).parent.parent
    found: list[str] = []
    for name in ("catalog", "catalog/kinds", "locks/forms", "migrations", "proof", "sandbox"):
        with os.scandir(package / name) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    found.append(f"{name}/{entry.name} {status.st_size} {status.st_mtime_ns}")
    return _digest(*sorted(found))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]
