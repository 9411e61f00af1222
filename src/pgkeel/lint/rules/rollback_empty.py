"""A rollback file without a statement."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule


def _check(op: FileEnd, at: At) -> Found | None:
    if not at.file.is_rollback or at.file.statements:
        return None
    return Found("there is no statement in this rollback file: it undoes nothing", at=op.at)


RULE = Rule(
    code="LNT909",
    slug="rollback-empty",
    family="header",
    level="error",
    summary="a rollback file has no statement",
    why="Run at night, a file of comments succeeds and changes nothing. The ledger then says that "
    "the migration was undone, and it was not.",
    instead="`keel rollback --draft VERSION` writes the statements, proved. If there is no way "
    "back, delete the file and say so in the header: `-- Rollback: irreversible because …`.",
    kind="rollback",
    before="""\
create table if not exists public.shelves (id bigint primary key);
""",
    bad="""\
-- To do: drop the table again.
--<
""",
    good="""\
drop table if exists public.shelves;
""",
    on=(FileEnd,),
    check=_check,
)
