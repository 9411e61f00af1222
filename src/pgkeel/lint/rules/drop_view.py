"""DROP VIEW of what nothing takes the place of."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.dropped import lost
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule

_KINDS = frozenset({"view"})


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, place, _grave in lost(at, _KINDS):
        yield Found(f"drops view {op.name}: queries that read it fail from then on", at=place)


RULE = Rule(
    code="LNT406",
    slug="drop-view",
    family="destructive",
    level="warning",
    summary="a view is dropped and nothing takes its place",
    why="A view holds no rows, but the running application, reports and other databases may read "
    "it, and PostgreSQL knows of none of them. Functions that name it in their text fail when they "
    "are called.",
    instead="Keep the view until nothing reads it any more. To change one, use CREATE OR REPLACE "
    "VIEW, or make it again in the same migration.",
    bad="""\
set local lock_timeout = '5s';
drop view if exists public.titles;
--<
""",
    good="""\
create or replace view public.titles with (security_invoker = true) as
  select id, title, isbn from public.books;
""",
    on=(FileEnd,),
    check=_check,
    words=("drop",),
    in_rollback=False,
)
