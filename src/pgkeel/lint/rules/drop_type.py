"""DROP TYPE and DROP DOMAIN of what nothing takes the place of."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.dropped import lost
from pgkeel.lint.known.whence import TYPES
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, place, _grave in lost(at, TYPES):
        yield Found(f"drops {op.kind} {op.name}: statements that name it fail", at=place)


RULE = Rule(
    code="LNT408",
    slug="drop-type",
    family="destructive",
    level="warning",
    summary="a type or domain is dropped and nothing takes its place",
    why="Without CASCADE it fails while a column, function or view uses the type. Casts in the "
    "application's queries and in bodies of functions are not looked at: they fail when they run, "
    "and drivers that have looked up the type's number fail, too.",
    instead="Keep it until nothing names it any more. To take a value out of an enum, make a new "
    "type beside the old one and move the columns over.",
    bad="""\
drop type if exists public.mood;
--<
""",
    good="""\
comment on type public.mood is 'Unused since 2.3; goes away with 2.5.';
""",
    on=(FileEnd,),
    check=_check,
    words=("drop",),
    in_rollback=False,
)
