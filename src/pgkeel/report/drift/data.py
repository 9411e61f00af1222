"""Drift as data for programs; docs/output.md describes it."""

from pgkeel.diff.hazards import effect_of
from pgkeel.diff.script import groups
from pgkeel.release.drift import CLASSES
from pgkeel.release.drifted import DatabaseDrift, Drifted
from pgkeel.report.differences.wording import value
from pgkeel.report.document import Json, Verbatim
from pgkeel.report.drift.wording import state


def data(found: DatabaseDrift) -> dict[str, Json]:
    """Return what was found in one database."""
    position = found.position
    return {
        "version": position.version,
        "told_by": position.told,
        "pending": list(position.pending),
        "passed_over": list(position.leaving_out),
        "counts": {cls: found.count(cls) for cls in CLASSES},
        "objects": [_object(item, found) for item in found.items],
        "proof": found.put_back.proof if found.put_back else None,
        "put_back": _groups(found),
        "changing_now": [
            {
                "pid": one.pid,
                "role": one.role,
                "application": one.application,
                "address": one.address,
                "state": one.state,
                "since": one.since.isoformat() if one.since else None,
                "statement": one.statement,
            }
            for one in found.busy
        ],
    }


def _object(item: Drifted, found: DatabaseDrift) -> Json:
    traces = [found.traces[one.address] for one in item.changes if one.address in found.traces]
    written = max((one.written for one in traces if one.written), default=None)
    return {
        "object": str(item.root),
        "kind": item.root.kind,
        "path": list(item.root.path),
        "class": item.cls,
        "state": state(item),
        "changes": [
            {
                "object": str(change.address),
                "fields": {
                    name: {
                        "expected": value(getattr(change.before and change.before.record, name)),
                        "found": value(getattr(change.after and change.after.record, name)),
                    }
                    for name in change.fields
                },
            }
            for change in item.changes
        ],
        "put_back": [Verbatim(planned.step.sql) for planned in item.undo],
        "owner": found.owner(item.root),
        "written": written.isoformat() if written else None,
        "transaction": max((one.transaction for one in traces), default=None),
    }


def _groups(found: DatabaseDrift) -> Json:
    if found.put_back is None:
        return []
    return [
        {
            "transaction": group.in_transaction,
            "statements": [
                {
                    "sql": Verbatim(planned.step.sql),
                    "object": str(planned.address),
                    "hazards": [
                        {"hazard": name, "why": why}
                        for name, why in effect_of(planned.step, found.views.live).hazards
                    ],
                }
                for planned in group.steps
            ],
        }
        for group in groups(found.put_back.plan)
    ]
