"""A migration that does not say how it is undone."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule


def _check(op: FileEnd, at: At) -> Found | None:
    source = at.file.source
    if source.kind != "migration" or source.has_rollback or source.header.rollback:
        return None
    return Found("nothing says how this migration is undone", at=op.at)


RULE = Rule(
    code="LNT902",
    slug="rollback-missing",
    family="header",
    level="error",
    summary="there is neither a rollback file nor a `Rollback:` line",
    why="When a release goes wrong at night somebody has to take the change back. What that takes "
    "is known best, and can be tried out, while the migration is written.",
    instead="Write the rollback file (`keel new` lays it down), or a line `-- Rollback: …` with "
    "the steps, or `-- Rollback: irreversible because …`.",
    bad="""\
-- Purpose: say what the table is for.
--<
comment on table public.books is 'What can be lent.';
""",
    good="""\
-- Purpose: say what the table is for.
-- Rollback: comment on table public.books is null;
comment on table public.books is 'What can be lent.';
""",
    on=(FileEnd,),
    check=_check,
)
