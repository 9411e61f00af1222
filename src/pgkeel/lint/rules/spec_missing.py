"""What can lose data is allowed, and no spec stands behind it."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import DestructiveAllowed
from pgkeel.lint.rule import Found, Rule


def _check(op: DestructiveAllowed, _: At) -> Found:
    return Found(f"`allow {op.slug}` can lose data, and no spec approves that: {op.why}")


RULE = Rule(
    code="LNT903",
    slug="spec-missing",
    family="header",
    level="error",
    summary="what can lose data is approved by no spec",
    why="A comment beside the statement is written by the one who wrote the statement. What "
    "cannot be undone needs somebody else to have agreed, in a document that can be found later.",
    instead="Name the spec in the header, `-- Spec: specs/….md`. `keel approve` writes down in it "
    "what the migration loses, and a person signs that.",
    bad="""\
-- Purpose: drop what nothing reads.
-- Rollback: irreversible because the values are gone.
set local lock_timeout = '5s';
-- keel: allow drop-column because nothing has read it since V012
alter table public.books drop column if exists pages;
--                       ^
""",
    good="""\
-- Purpose: say that nothing reads it.
-- Rollback: comment on column public.books.pages is null;
comment on column public.books.pages is 'Unused since 2.3; goes away with 2.5.';
""",
    on=(DestructiveAllowed,),
    check=_check,
)
