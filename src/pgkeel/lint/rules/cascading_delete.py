"""Foreign keys that delete rows along."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.constrained import CONSTRAINED, constraints_of
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule


def _check(op: Operation, _: At) -> Iterator[Found]:
    for key in constraints_of(op):
        if key.references and key.on_delete == "c":
            yield Found(f"a row of {key.references} takes its rows here with it", at=key.at)


RULE = Rule(
    code="LNT838",
    slug="cascading-delete",
    family="design",
    level="off",
    summary="a foreign key deletes rows along",
    why="One DELETE of a parent can remove any number of rows in tables that its author did not "
    "think of, and holds locks on all of them.",
    instead="Without ON DELETE the parent cannot go while rows refer to it; delete those first, or "
    "mark the parent as gone.",
    bad="""\
set local lock_timeout = '5s';
create table if not exists public.shelves (
  id bigint primary key,
  author_id bigint references public.authors (id) on delete cascade
--                 ^
);
create index if not exists shelves_author_id on public.shelves (author_id);
""",
    good="""\
set local lock_timeout = '5s';
create table if not exists public.shelves (
  id bigint primary key,
  author_id bigint references public.authors (id)
);
create index if not exists shelves_author_id on public.shelves (author_id);
""",
    on=CONSTRAINED,
    check=_check,
    words=("cascade",),
)
