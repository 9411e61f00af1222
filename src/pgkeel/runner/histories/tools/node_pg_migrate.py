"""node-pg-migrate: names of files."""

from collections.abc import Mapping

from pgkeel.runner.histories.history import INTEGER, TEXT, TIME, History, Rows, Tool
from pgkeel.runner.histories.numbered import numbered


def _read(rows: Rows, _: Mapping[str, Rows]) -> History:
    return History(recorded=tuple(numbered(name, at) for _, name, at in rows))


TOOL = Tool(
    name="node-pg-migrate",
    title="node-pg-migrate",
    table="pgmigrations",
    columns={"id": INTEGER, "name": TEXT, "run_on": TIME},
    order="id",
    read=_read,
    files=lambda one: (f"{one.key}.sql",),
)
