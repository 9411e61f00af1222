"""golang-migrate: one version, and whether the last run of it ended."""

from collections.abc import Mapping

from pgkeel.runner.histories.history import BOOLEAN, INTEGER, History, Rows, Tool


def _read(rows: Rows, _: Mapping[str, Rows]) -> History:
    return History(
        pointers=tuple(str(version) for version, _ in rows if version >= 0),
        dirty=tuple(f"version {version} is dirty" for version, dirty in rows if dirty),
    )


TOOL = Tool(
    name="golang-migrate",
    title="golang-migrate",
    table="schema_migrations",
    columns={"version": INTEGER, "dirty": BOOLEAN},
    alone=True,
    order="version",
    read=_read,
    only_points=True,
)
