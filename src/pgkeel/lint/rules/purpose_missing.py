"""A migration whose header says nothing of why it is there."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule


def _check(op: FileEnd, at: At) -> Found | None:
    if at.file.source.kind != "migration" or at.file.source.header.purpose:
        return None
    return Found("the header says nothing of what this migration is for", at=op.at)


RULE = Rule(
    code="LNT901",
    slug="purpose-missing",
    family="header",
    level="warning",
    summary="the header has no `Purpose:`",
    why="A migration is never edited again and is read for years, by people who look for the "
    "reason of a column or for the change that broke something.",
    instead="Begin the file with `-- Purpose: …`, one sentence; `keel new` writes the line.",
    bad="""\
-- Rollback: not needed.
--<
comment on table public.books is 'What can be lent.';
""",
    good="""\
-- Purpose: say what the table is for.
-- Rollback: not needed.
comment on table public.books is 'What can be lent.';
""",
    on=(FileEnd,),
    check=_check,
)
