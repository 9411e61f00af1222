"""The specs that headers name, each read once, with the hash by which caches know them."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from pgkeel.migrations.approving import Approvals, named_specs

if TYPE_CHECKING:
    from pgkeel.migrations.migration import Migration


class Specs(Struct):
    """The specs below one project."""

    root: Path
    contents: dict[str, bytes | None] = field(default_factory=dict)
    read: dict[str, bytes | None] = field(default_factory=dict)
    """The hash of every spec that was asked for; ``None`` for one that is not there."""

    def approvals(self, migration: "Migration") -> Approvals | None:
        """Return what the specs that its header names approve; ``None`` where it names none."""
        if migration.header.spec is None:
            return None
        names = named_specs(migration.header)
        # All are read, so that the cache knows of each.
        specs = {name: self._content(name) for name in names}
        return Approvals(migration=migration.label, checksum=migration.checksum, specs=specs)

    def _content(self, name: str) -> bytes | None:
        if name not in self.read:
            content = self.contents[name] = read_spec(self.root, name)
            self.read[name] = digest(content)
        return self.contents[name]


def read_spec(root: Path, name: str) -> bytes | None:
    """Return the bytes of a spec, ``None`` where there is no such file below ``specs/``.

    Who may approve is decided by who owns that folder: what lies elsewhere, or is a link to it,
    approves nothing.
    """
    path = root / name
    try:
        return path.read_bytes() if is_spec(root, path) else None
    except (OSError, ValueError):
        return None


def is_spec(root: Path, path: Path) -> bool:
    """Whether ``path`` really lies below ``specs/``."""
    return path.resolve().is_relative_to(root.resolve() / "specs")


def digest(content: bytes | None) -> bytes | None:
    """Return the hash of a spec's bytes."""
    return None if content is None else hashlib.sha256(content).digest()
