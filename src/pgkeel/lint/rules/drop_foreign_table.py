"""DROP FOREIGN TABLE, SERVER, FOREIGN DATA WRAPPER and USER MAPPING."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.dropped import lost
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted

_MEANS = {
    "foreign table": "queries that read it fail from then on",
    "server": "its options are gone, and nothing there can be reached",
    "foreign data wrapper": "no server can be reached by it",
    "user mapping": "that role can no longer log in there, and the password is forgotten",
}


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, place, _grave in lost(at, _MEANS):
        name = str(op.name) if op.name.schema else quoted(op.name.name)
        yield Found(f"drops {op.kind} {name}: {_MEANS[op.kind]}", at=place)


RULE = Rule(
    code="LNT439",
    slug="drop-foreign-table",
    family="destructive",
    level="warning",
    summary="a way to data on another server is dropped",
    why="The rows are elsewhere and stay; but queries that read them fail, and host, options and "
    "passwords, which often are in no migration, are gone.",
    instead="Keep it until nothing reads it any more. To change options, ALTER SERVER or ALTER "
    "FOREIGN TABLE … OPTIONS.",
    bad="""\
drop server if exists archive;
--<
""",
    good="""\
comment on server archive is 'Unused since 2.3; goes away with 2.5.';
""",
    before="create server if not exists archive foreign data wrapper postgres_fdw;\n",
    on=(FileEnd,),
    check=_check,
    words=("drop",),
    in_rollback=False,
)
