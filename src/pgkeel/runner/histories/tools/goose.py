"""goose: versions, the newest row of each holds; row 0 is the start."""

from collections.abc import Mapping

from pgkeel.runner.histories.history import BOOLEAN, INTEGER, TIME, History, Recorded, Rows, Tool


def _read(rows: Rows, _: Mapping[str, Rows]) -> History:
    holds: dict[int, Recorded] = {}
    for _, version, is_applied, at in rows:
        holds.pop(version, None)
        if is_applied and version:
            holds[version] = Recorded(key=str(version), version=str(version), at=at)
    return History(recorded=tuple(holds.values()))


TOOL = Tool(
    name="goose",
    title="goose",
    table="goose_db_version",
    columns={"id": INTEGER, "version_id": INTEGER, "is_applied": BOOLEAN, "tstamp": TIME},
    order="id",
    read=_read,
)
