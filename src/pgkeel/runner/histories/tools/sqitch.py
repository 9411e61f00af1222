"""Sqitch: changes by name, each with the SHA-1 of its deploy script; a log of what was done."""

import hashlib
from collections.abc import Mapping

from pgkeel.runner.histories.history import TEXT, TIME, History, Recorded, Rows, Tool, each


def _read(rows: Rows, more: Mapping[str, Rows]) -> History:
    projects = {project for _, _, project, *_ in rows}
    found: list[Recorded] = []
    for change_id, change, project, script_hash, committed_at, committer in rows:
        # Reworked, a change has its name twice; only what is deployed under one id is one.
        key = f"{project}:{change}" if len(projects) > 1 else change
        taken = any(one.key == key for one in found)
        found.append(
            Recorded(
                key=f"{key}@{change_id[:10]}" if taken else key,
                name=change,
                checksum=script_hash,
                at=committed_at,
                by=committer,
            )
        )
    dirty = tuple(
        f"the last thing that happened is that change {change} failed"
        for event, change in more["last"]
        if event == "fail"
    )
    return History(recorded=tuple(found), dirty=dirty)


def _fits(one: Recorded, text: bytes) -> bool | None:
    digest = hashlib.sha1(text, usedforsecurity=False).hexdigest()
    return None if one.checksum is None else one.checksum == digest


TOOL = Tool(
    name="sqitch",
    title="Sqitch",
    table="changes",
    columns={
        "change_id": TEXT,
        "change": TEXT,
        "project": TEXT,
        "script_hash": TEXT,
        "committed_at": TIME,
        "committer_name": TEXT,
    },
    order="committed_at, change_id",
    more={
        "last": "select event::text, change::text from {schema}.events"
        " order by committed_at desc, change_id limit 1"
    },
    read=_read,
    verify=each(_fits),
    what="SHA-1",
    files=lambda one: (f"deploy/{one.name}.sql", f"{one.name}.sql"),
)
