"""dbmate: versions alone."""

from collections.abc import Mapping

from pgkeel.runner.histories.history import TEXT, History, Recorded, Rows, Tool


def _read(rows: Rows, _: Mapping[str, Rows]) -> History:
    return History(recorded=tuple(Recorded(key=version, version=version) for (version,) in rows))


TOOL = Tool(
    name="dbmate",
    title="dbmate",
    table="schema_migrations",
    columns={"version": TEXT},
    alone=True,
    order="version",
    read=_read,
    files=lambda one: (f"{one.key}_*.sql",),
)
