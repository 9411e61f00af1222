"""The hash chain that names templates: a base, then one link a migration."""

import hashlib
from collections.abc import Iterable

from pgkeel.migrations.migration import Migration
from pgkeel.sandbox.preset import Preset

_FORMAT = "pgkeel template 1"
"""Changes when templates are made in another way; older ones are then never taken."""


def base_digest(tree_digest: str, preset: Preset) -> str:
    """Name the state before the first migration."""
    return _hash(_FORMAT, tree_digest, preset.digest)


def chain(base: str, migrations: Iterable[Migration]) -> tuple[str, ...]:
    """Name every state from ``base`` on: one more than there are migrations.

    Only text and order count. A migration's name does not, so renumbering costs no replay.
    """
    links = [base]
    for migration in migrations:
        links.append(_hash(links[-1], migration.checksum))
    return tuple(links)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]
