"""yoyo: names of files; its hash is one of the name, not of what the file holds."""

from collections.abc import Mapping
from datetime import UTC

from pgkeel.runner.histories.history import TEXT, TIME, History, Rows, Tool
from pgkeel.runner.histories.numbered import numbered


def _read(rows: Rows, _: Mapping[str, Rows]) -> History:
    # The column has no zone, and its name tells it.
    return History(
        recorded=tuple(
            numbered(name, at.replace(tzinfo=UTC) if at else None) for _, name, at in rows
        )
    )


TOOL = Tool(
    name="yoyo",
    title="yoyo",
    table="_yoyo_migration",
    columns={"migration_hash": TEXT, "migration_id": TEXT, "applied_at_utc": TIME},
    order="applied_at_utc, migration_id",
    read=_read,
    files=lambda one: (f"{one.key}.sql",),
)
