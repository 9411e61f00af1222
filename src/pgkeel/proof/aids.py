"""What a project gives for proofs beside its migrations: sample rows, queries, whose is what."""

import hashlib
from pathlib import Path

from msgspec import Struct

from pgkeel.proof.asked import Queries
from pgkeel.sql import SqlText, find_undecodable


class Seeds(Struct, frozen=True, kw_only=True):
    """Files of sample rows, in their order, and a digest of them all."""

    files: tuple[SqlText, ...] = ()
    digest: str = ""


class Aids(Struct, frozen=True, kw_only=True):
    """All of it."""

    seeds: Seeds = Seeds()
    queries: Queries = Queries()
    managed: frozenset[str] = frozenset()
    """The schemas of the platform: their tables get rows only where something points at them."""


def read_seeds(folder: Path) -> Seeds:
    """Return the SQL files of ``folder`` in order of name; none where there is no such folder."""
    digest = hashlib.sha256()
    files = []
    for path in sorted(folder.glob("*.sql")) if folder.is_dir() else ():
        try:
            content = path.read_bytes()
        except OSError:
            continue  # a proof without a sample is weaker and not wrong
        if find_undecodable(content) is None:
            digest.update(content)
            files.append(SqlText(content, path))
    return Seeds(files=tuple(files), digest=digest.hexdigest() if files else "")
