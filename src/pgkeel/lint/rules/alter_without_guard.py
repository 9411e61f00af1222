"""ALTER that fails in a second run."""

from collections.abc import Iterable, Iterator

from pgkeel.lint.altered import ALTERING, Altered, altered_by
from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.guard_hints import alteration_guard
from pgkeel.lint.guarding import ALTERATIONS
from pgkeel.lint.guards import caught, is_fresh, is_tested, is_undone
from pgkeel.lint.operations.objects import AlterDomain, Rename, SetSchema
from pgkeel.lint.operations.operation import FileEnd, Operation
from pgkeel.lint.operations.tables import AddConstraint
from pgkeel.lint.placing import offset_of
from pgkeel.lint.renamed import is_of_part, renamed
from pgkeel.lint.rule import Found, Rule


def _check(op: Operation, at: At) -> Iterable[Found]:
    # A constraint may be dropped below, when it has served its purpose.
    if isinstance(op, (AddConstraint, AlterDomain)):
        return ()
    if isinstance(op, FileEnd):
        return _at_end(at)
    altered = _failing(op, at.statement, at)
    return (_found(altered),) if altered else ()


def _at_end(at: At) -> Iterator[Found]:
    for op, where in at.earlier:
        if isinstance(op, (AddConstraint, AlterDomain)):
            altered = _failing(op, where, at)
            if altered:
                yield _found(altered, offset_of(op, where, at.file.text))
        elif isinstance(op, (Rename, SetSchema)) and op.if_exists and not is_tested(where):
            if is_of_part(op):
                continue
            known = at.schema.tables.get(op.name)
            new = renamed(op)
            if known and new in at.schema.tables:
                yield Found(
                    f"a second run renames the {known.kind} that is called {op.name} by then",
                    hint=f"Put it in a DO block: IF to_regclass('{new}') IS NULL THEN … END IF;",
                    at=offset_of(op, where, at.file.text),
                )


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
