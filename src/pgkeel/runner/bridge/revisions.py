"""The revisions of Alembic that the folder comes to, as texts of files. Pure."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pgkeel.migrations.checksum import checksum
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.revision import revision_id
from pgkeel.runner.job import runnable
from pgkeel.sql import SqlText
from pgkeel.sql.text import BOM

DOWN = "\n\nDOWN = "
"""What stands between what never changes and the way back, which may come later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """One file to run, one way or the other."""

    path: Path
    text: SqlText
    no_transaction: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One migration as a revision: the name of its file, and what the file holds."""

    migration: Migration
    name: str
    text: str

    @property
    def lasting(self) -> str:
        """What must stay as it was once it was written."""
        return self.text.partition(DOWN)[0]


def revisions(
    migrations: Sequence[Migration], rollbacks: Sequence[Half | None], versions: Path
) -> Iterator[Revision]:
    """Yield a revision for each migration, each after the one before; to lie in ``versions``."""
    before: str | None = None
    for migration, back in zip(migrations, rollbacks, strict=True):
        name = revision_id(migration.version)
        forth = Half(
            path=migration.path,
            text=migration.text,
            no_transaction=migration.no_transaction,
        )
        yield Revision(
            migration=migration,
            name=f"{name}.py",
            text=_TEXT.format(
                title=f"{migration.label} {migration.description}",
                revision=name,
                before=_quoted(before),
                up=_half(forth, versions),
                down=_half(back, versions) if back else "None",
                downgrade="run(__file__, *DOWN)" if back else _irreversible(migration),
            ),
        )
        before = name


_TEXT = '''\
"""{title}

Written by `keel bridge alembic`: do not edit.
"""

from keel_bridge import run, irreversible

revision = "{revision}"
down_revision = {before}
branch_labels = None
depends_on = None

UP = {up}


def upgrade():
    run(__file__, *UP)


DOWN = {down}


def downgrade():
    {downgrade}
'''


def _half(half: Half, versions: Path) -> str:
    """Return where the file is, what it holds, and where in it the statements are."""
    content = bytes(half.text.buffer).removeprefix(BOM).replace(b"\r\n", b"\n")
    text = SqlText(content, half.path)
    places = "".join(
        f"        ({', '.join(map(str, (one.start, one.end, *(one.data or ()))))}),\n"
        for one in runnable(text, no_transaction=half.no_transaction)
    )
    path = Path(os.path.relpath(half.path, versions)).as_posix()
    return (
        f"(\n    {_quoted(path)},\n    {_quoted(checksum(content))},\n    {half.no_transaction},\n"
        f"    (\n{places}    ),\n)"
    )


def _irreversible(migration: Migration) -> str:
    why = migration.header.irreversible or "it has no rollback file"
    return f"irreversible({_quoted(migration.label)}, {_quoted(why)})"


def _quoted(text: str | None) -> str:
    return "None" if text is None else ascii(text)
