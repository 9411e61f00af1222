"""DROP DATABASE and DROP TABLESPACE."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted

_MEANS = {
    "database": "and all that is in it: no transaction can take that back",
    "tablespace": "of the whole server, other databases too",
}


def _check(op: Drop, _: At) -> Found | None:
    if op.kind not in _MEANS:
        return None
    name = quoted(op.name.name)
    return Found(f"drops {op.kind} {name} {_MEANS[op.kind]}", loses=name)


RULE = Rule(
    code="LNT404",
    slug="drop-database",
    family="destructive",
    level="error",
    summary="a database or tablespace is dropped",
    why="DROP DATABASE removes the files of a whole database at once, outside of any transaction. "
    "Databases and tablespaces belong to the server: a migration is run on every environment, and "
    "what another database of the same name holds there nobody has looked at.",
    instead="Do it by hand, as an operator, on the one server that is meant, after a backup.",
    bad="""\
-- keel: no-transaction
drop database if exists library_old;
--<
""",
    good="""\
comment on schema private is 'What library_old had is here; drop that by hand.';
""",
    on=(Drop,),
    check=_check,
    destructive=True,
)
