"""The migration that validates what another one adds NOT VALID; for commands that write such."""

from datetime import datetime
from pathlib import Path

from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.config import Project
from pgkeel.migrations.authoring import Bodies, write_new
from pgkeel.migrations.merged import Base
from pgkeel.names import Name


def write_validation(
    project: Project,
    constraints: tuple[tuple[Name, str], ...],
    merged: Base | None,
    now: datetime,
) -> tuple[Path, ...]:
    """Write the next migration, which validates ``constraints``; return its files."""
    if not constraints:
        return ()
    statements = [
        f"alter table {qualified(table)} validate constraint {identifier(name)};"
        for table, name in constraints
    ]
    what = "constraints" if len(constraints) > 1 else f"constraint {constraints[0][1]}"
    body = "\n".join(["set local lock_timeout = '5s';", *statements, ""])
    written = write_new(
        project,
        f"validate {what}",
        merged_newest=merged.newest(project.settings.migrations.layout) if merged else None,
        now=now,
        bodies=Bodies(body, None),
    )
    return written.files
