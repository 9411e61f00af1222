"""A comparison as data for programs; docs/output.md describes it."""

from collections.abc import Iterable

from pgkeel.diff.change import Change
from pgkeel.diff.hazards import effect_of
from pgkeel.diff.plan import Planned
from pgkeel.diff.script import groups
from pgkeel.report.differences.comparison import Comparison
from pgkeel.report.differences.wording import value
from pgkeel.report.document import Json, Verbatim


def data(comparison: Comparison) -> dict[str, Json]:
    """Return the changes and the statements of the plan."""
    before, after = comparison.names
    return {
        "before": before,
        "after": after,
        "proof": comparison.proof,
        "renames": [str(one) for one in comparison.renames],
        "looks_renamed": [str(one) for one in comparison.offered],
        "reordered": [
            {"object": str(one.address), "reached": list(one.reached), "wanted": list(one.wanted)}
            for one in comparison.reordered
        ],
        "changes": changes_data(comparison.plan.changes),
        "groups": [
            {
                "transaction": group.in_transaction,
                "statements": [_statement(one, comparison) for one in group.steps],
            }
            for group in groups(comparison.plan)
        ],
    }


def changes_data(changes: Iterable[Change]) -> list[Json]:
    """Return what differs, object by object."""
    return [_change(change) for change in changes]


def _change(change: Change) -> Json:
    kind = "created" if change.before is None else "dropped" if change.after is None else "changed"
    return {
        "object": str(change.address),
        "kind": change.address.kind,
        "path": list(change.address.path),
        "change": kind,
        "fields": {
            name: {
                "before": value(getattr(change.before and change.before.record, name)),
                "after": value(getattr(change.after and change.after.record, name)),
            }
            for name in change.fields
        },
    }


def _statement(planned: Planned, comparison: Comparison) -> Json:
    effect = effect_of(planned.step, comparison.before)
    return {
        "sql": Verbatim(planned.step.sql),
        "object": str(planned.address),
        "verb": planned.verb,
        "lock": effect.mode.sql if effect.mode else None,
        "lasting": effect.lasting,
        "hazards": [{"hazard": name, "why": why} for name, why in effect.hazards],
    }
