"""ALTER that fails in a second run."""

from pgkeel.lint.altered import ALTERING, Altered, altered_by
from pgkeel.lint.at import At
from pgkeel.lint.guard_hints import alteration_guard
from pgkeel.lint.guarding import ALTERATIONS
from pgkeel.lint.guards import caught, is_fresh, is_tested, is_undone_before
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import DropColumn, DropConstraint
from pgkeel.lint.rule import Found, Rule


def _check(op: Operation, at: At) -> Found | None:
    altered = altered_by(op, at)
    if altered is None or altered.guarded or is_fresh(altered.name, at):
        return None
    if is_tested(at.statement) or caught(at.statement) or is_undone_before(altered, at):
        return None
    if isinstance(op, (DropColumn, DropConstraint)) and _is_added_before(op, altered, at):
        return None
    return _found(altered)


def _found(altered: Altered) -> Found:
    again = ALTERATIONS[altered.form].again
    return Found(
        f"a second run fails here ({again}): {altered.words} by then",
        hint=alteration_guard(altered),
    )


RULE = Rule(
    code="LNT503",
    slug="alter-without-guard",
    family="idempotence",
    level="error",
    summary="an ALTER that cannot be run twice",
    why="A migration has to work where it has run before: after a failure half way, on a database "
    "that somebody changed by hand, on a copy that is ahead of its ledger. A table that was made "
    "with IF NOT EXISTS above is there in the second run, with all that was done to it.",
    instead="ADD COLUMN IF NOT EXISTS, DROP … IF EXISTS, ADD VALUE IF NOT EXISTS; DROP CONSTRAINT "
    "IF EXISTS above ADD CONSTRAINT; for RENAME, ATTACH, ADD IDENTITY and publications a DO block "
    "that looks into the catalog first. SET and DROP of NOT NULL or DEFAULT need no guard.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column subtitle text;
--                                  ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists subtitle text;
""",
    on=ALTERING,
    check=_check,
)
