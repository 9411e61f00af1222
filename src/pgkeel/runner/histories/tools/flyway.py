"""Flyway: every application with a CRC-32 of its file; the last row of a version holds."""

from collections.abc import Mapping

from pgkeel.migrations.crc import line_crc
from pgkeel.runner.histories.history import (
    BOOLEAN,
    INTEGER,
    TEXT,
    TIME,
    History,
    Recorded,
    Row,
    Rows,
    Tool,
    each,
)

_SYNTHETIC = frozenset({"SCHEMA", "DELETE"})


def _read(rows: Rows, _: Mapping[str, Rows]) -> History:
    dirty = tuple(_failed(row) for row in rows if not row[8])
    floor, repeatable = None, []
    holds: dict[str, Recorded] = {}
    for row in rows:
        _, version, description, kind, script, checksum, by, at, success = row
        if not success or (kind in _SYNTHETIC and version is None):
            continue
        if version is None:
            repeatable.append(script)
        elif kind == "BASELINE":
            floor = version
        elif kind in _SYNTHETIC or kind.startswith("UNDO"):
            holds.pop(version, None)
        else:
            holds.pop(version, None)
            holds[version] = Recorded(
                key=version,
                version=version,
                name=description,
                checksum=None if checksum is None else str(checksum),
                at=at,
                by=by,
            )
    notes = [f"repeatable migration {one} is left to Flyway" for one in dict.fromkeys(repeatable)]
    return History(recorded=tuple(holds.values()), floor=floor, dirty=dirty, notes=tuple(notes))


def _failed(row: Row) -> str:
    return f"{row[4]} failed: rank {row[0]} of the history has success = false"


def _fits(one: Recorded, text: bytes) -> bool | None:
    return None if one.checksum is None else one.checksum == str(line_crc(text))


def _files(one: Recorded) -> tuple[str, ...]:
    return (f"V{one.version}__*.sql", f"V{(one.version or '').replace('.', '_')}__*.sql")


TOOL = Tool(
    name="flyway",
    title="Flyway",
    table="flyway_schema_history",
    columns={
        "installed_rank": INTEGER,
        "version": TEXT,
        "description": TEXT,
        "type": TEXT,
        "script": TEXT,
        "checksum": INTEGER,
        "installed_by": TEXT,
        "installed_on": TIME,
        "success": BOOLEAN,
    },
    order="installed_rank",
    read=_read,
    verify=each(_fits),
    files=_files,
)
