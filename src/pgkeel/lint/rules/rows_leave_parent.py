"""What takes the rows of a table out of another."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import ChangeTable, DetachPartition
from pgkeel.lint.rule import Found, Rule


def _check(op: ChangeTable | DetachPartition, at: At) -> Found | None:
    if isinstance(op, DetachPartition):
        if op.relation != "table" or at.is_new(op.table) or at.is_new(op.partition):
            return None
        return Found(f"no query of {op.table} finds the rows of {op.partition} from then on")
    if op.command != "DropInherit" or at.is_new(op.table):
        return None
    return Found(f"no query of its parent finds the rows of {op.table} from then on")


RULE = Rule(
    code="LNT443",
    slug="rows-leave-parent",
    family="compatibility",
    level="off",
    summary="rows are no longer found by way of another table",
    why="DETACH PARTITION and NO INHERIT keep the rows, and whoever asks the parent no "
    "longer gets them: sums get smaller, links lead nowhere, and no error tells.",
    instead="Make sure that nobody asks the parent for them; where programs ask for old rows, "
    "give them a view over both.",
    bad="""\
-- keel: no-transaction
alter table public.events detach partition public.events_2024 concurrently;
--                        ^
""",
    good="""\
create or replace view public.recent_events with (security_invoker = true) as
  select id, happened_at, what from public.events where happened_at >= '2025-01-01';
""",
    on=(ChangeTable, DetachPartition),
    check=_check,
    words=("detach", "inherit"),
    also=("alter-without-guard", "missing-lock-timeout"),
)
