"""A file to lint, before anything is known of it but its text."""

from typing import Literal

from msgspec import Struct

from pgkeel.migrations.approving import Approvals
from pgkeel.migrations.header import Header
from pgkeel.sql import SqlText

_NO_HEADER = Header()


class Source(Struct, frozen=True, kw_only=True):
    """A migration, its rollback file, or SQL from elsewhere (``loose``), which has no header."""

    kind: Literal["migration", "rollback", "loose"]
    text: SqlText
    header: Header = _NO_HEADER
    no_transaction: bool = False
    has_rollback: bool = False
    """Whether a migration has a rollback file."""
    approvals: Approvals | None = None
    """What the specs that the header names approve; ``None`` where it names none."""
    reported: bool = True
    """Whether its findings are asked for; if not, it is only learned from."""
