"""ALTER TABLE … RENAME TO."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import Rename
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.renamed import left
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted

_KINDS = frozenset({"table", "foreign table"})


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, place in left(at, _KINDS):
        if isinstance(op, Rename):
            yield Found(
                f"{op.name} is called {quoted(op.new)} from now on: queries of {op.name} fail",
                hint=f"A view {op.name} of {quoted(op.name.schema)}.{quoted(op.new)}, made in the "
                "same migration, keeps the old name alive until nothing uses it.",
                table=op.name,
                at=place,
            )


RULE = Rule(
    code="LNT421",
    slug="rename-table",
    family="compatibility",
    level="error",
    summary="a table is renamed and nothing answers to the old name",
    why="The running application has the old name in its queries: each fails (42P01) from the "
    "moment of the commit to that of the last deployment. Functions that name the table in their "
    "text fail, too; views and foreign keys follow by themselves.",
    instead="Leave the name and let a view have the better one. If it has to change, make a view "
    "of the old name in the same migration, and drop it when nothing reads it any more.",
    bad="""\
set local lock_timeout = '5s';
alter table if exists public.authors rename to writers;
--                    ^
""",
    good="""\
set local lock_timeout = '5s';
do $$ begin
  if to_regclass('public.writers') is null then
    alter table public.authors rename to writers;
  end if;
end $$;
create or replace view public.authors with (security_invoker = true) as
  select id, name, email, born from public.writers;
""",
    on=(FileEnd,),
    check=_check,
    words=("rename",),
    in_rollback=False,
)
