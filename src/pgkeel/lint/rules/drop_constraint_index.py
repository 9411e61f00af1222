"""DROP INDEX of an index that stands behind a constraint."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.rule import Found, Rule


def _check(op: Drop, at: At) -> Found | None:
    index = at.schema.indexes.get(op.name) if op.kind == "index" else None
    if index is None or index.constraint is None:
        return None
    return Found(
        f"{op.name} cannot be dropped: constraint {index.constraint} of {index.table} needs it",
        hint=f"ALTER TABLE {index.table} DROP CONSTRAINT {index.constraint} drops the index too.",
    )


RULE = Rule(
    code="LNT209",
    slug="drop-constraint-index",
    family="indexes",
    level="error",
    summary="the index behind a constraint is dropped",
    why="PRIMARY KEY, UNIQUE and EXCLUDE keep their word by an index that belongs to them. DROP "
    "INDEX of that fails (2BP01), with CASCADE too.",
    instead="ALTER TABLE … DROP CONSTRAINT, which takes the index with it.",
    bad="""\
set local lock_timeout = '5s';
drop index if exists public.books_isbn_key;
--<
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books drop constraint if exists books_isbn_key;
""",
    words=("drop",),
    on=(Drop,),
    check=_check,
)
