"""ALTER … SET SCHEMA."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import SetSchema
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.renamed import left
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted

_KINDS = frozenset(
    {
        "aggregate",
        "domain",
        "foreign table",
        "function",
        "materialized view",
        "procedure",
        "routine",
        "sequence",
        "table",
        "type",
        "view",
    }
)


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, place in left(at, _KINDS):
        if isinstance(op, SetSchema):
            yield Found(
                f"{op.kind} {op.name} is in schema {quoted(op.new)} from now on: what names it "
                "fails",
                at=place,
            )


RULE = Rule(
    code="LNT424",
    slug="set-schema",
    family="compatibility",
    level="error",
    summary="an object moves to another schema",
    why="Queries of the running application that name the old schema fail from the moment of the "
    "commit, and so do those without a schema where the new one is not on their search_path. Roles "
    "need USAGE on the new schema; an API shows it or not.",
    instead="Make a view (for a function, one that calls it) of the old name in the same "
    "migration, grant USAGE on the new schema first, and drop the view when nothing reads it.",
    bad="""\
set local lock_timeout = '5s';
alter table if exists public.loans set schema private;
--                    ^
""",
    good="""\
create or replace view private.open_loans with (security_invoker = true) as
  select id, book_id, reader, lent_at from public.loans;
""",
    on=(FileEnd,),
    check=_check,
    words=("schema",),
    in_rollback=False,
)
