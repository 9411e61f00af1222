"""What a project gives for proofs beside its migrations: sample rows, queries, whose is what."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from pgkeel.proof.asked import Queries
from pgkeel.sql import SqlText, find_undecodable


class Samples(Struct, frozen=True, kw_only=True):
    """Files of sample rows, in their order, and a digest of them all."""

    files: tuple[SqlText, ...] = ()
    digest: str = ""


class Aids(Struct, frozen=True, kw_only=True):
    """All of it."""

    samples: Samples = Samples()
    queries: Queries = Queries()
    managed: frozenset[str] = frozenset()
    """The schemas of the platform: their tables get rows only where something points at them."""


def read_samples(folders: Iterable[Path]) -> Samples:
    """Return the SQL files of ``folders`` in order of name; none of a folder that is not there."""
    digest = hashlib.sha256()
    files = []
    for path in (one for folder in folders for one in sorted(folder.glob("*.sql"))):
        try:
            content = path.read_bytes()
        except OSError:
            continue  # a proof without a sample is weaker and not wrong
        if find_undecodable(content) is None:
            digest.update(content)
            files.append(SqlText(content, path))
    return Samples(files=tuple(files), digest=digest.hexdigest() if files else "")
