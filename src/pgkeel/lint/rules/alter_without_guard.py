"""ALTER that fails in a second run."""

from collections.abc import Iterable

from pgkeel.lint.altered import ALTERING, Altered, altered_by
from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.guard_hints import alteration_guard
from pgkeel.lint.guarding import ALTERATIONS
from pgkeel.lint.guards import caught, is_fresh, is_tested, is_undone
from pgkeel.lint.operations.operation import FileEnd, Operation
from pgkeel.lint.operations.tables import AddConstraint
from pgkeel.lint.placing import offset_of
from pgkeel.lint.rule import Found, Rule


def _check(op: Operation, at: At) -> Iterable[Found]:
    # A constraint may be dropped below, when it has served its purpose.
    if isinstance(op, AddConstraint):
        return ()
    if isinstance(op, FileEnd):
        added = [(one, where) for one, where in at.earlier if isinstance(one, AddConstraint)]
        found = [(one, where, _failing(one, where, at)) for one, where in added]
        return [
            _found(altered, offset_of(one, where, at.file.text))
            for one, where, altered in found
            if altered
        ]
    altered = _failing(op, at.statement, at)
    return (_found(altered),) if altered else ()


def _failing(op: Operation, where: StatementAt, at: At) -> Altered | None:
    """Return what ``op`` alters if nothing lets it run twice."""
    altered = altered_by(op, at)
    if altered is None or altered.guarded or is_tested(where) or caught(where):
        return None
    return None if is_undone(altered, at) or is_fresh(altered.name, at) else altered


def _found(altered: Altered, place: int | None = None) -> Found:
    again = ALTERATIONS[altered.form].again
    return Found(
        f"a second run fails here ({again}): {altered.words} by then",
        hint=alteration_guard(altered),
        at=place,
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
    on=(*ALTERING, FileEnd),
    check=_check,
)
