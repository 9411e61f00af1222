"""DROP RULE of what nothing takes the place of."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.dropped import lost
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted

_KINDS = frozenset({"rule"})


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, place, _grave in lost(at, _KINDS):
        name = quoted(op.name.name)
        yield Found(f"drops rule {name} of {op.table}: statements do what they say again", at=place)


RULE = Rule(
    code="LNT413",
    slug="drop-rule",
    family="destructive",
    level="info",
    summary="a rewrite rule is dropped and nothing takes its place",
    why="A rule turns one statement into another before it runs. Without it an INSERT, UPDATE or "
    "DELETE that was turned elsewhere, or into nothing, is done on the table itself; on a view it "
    "fails.",
    instead="A trigger, or a view that can be written to as it is, made in the same migration.",
    bad="""\
set local lock_timeout = '5s';
drop rule if exists keep_loans on public.loans;
--<
""",
    good="""\
comment on rule keep_loans on public.loans is 'Goes away with 2.5.';
""",
    before="create or replace rule keep_loans as on delete to public.loans do instead nothing;\n",
    on=(FileEnd,),
    check=_check,
    words=("drop",),
    in_rollback=False,
)
