"""Alembic: the revisions that are heads, and nothing of how the database came there."""

from collections.abc import Mapping

from pgkeel.migrations.revision import PREFIX
from pgkeel.runner.histories.history import TEXT, History, Rows, Tool


def _read(rows: Rows, _: Mapping[str, Rows]) -> History:
    # Of a bridge that keel wrote a revision names its version.
    return History(pointers=tuple(revision.removeprefix(PREFIX) for (revision,) in rows))


TOOL = Tool(
    name="alembic",
    title="Alembic",
    table="alembic_version",
    columns={"version_num": TEXT},
    alone=True,
    order="version_num",
    read=_read,
    only_points=True,
)
