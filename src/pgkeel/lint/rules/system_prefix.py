"""Names that begin like PostgreSQL's own."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import Create
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.session import ChangeRole
from pgkeel.lint.operations.tables import CreateTable
from pgkeel.lint.rule import Found, Rule


def _check(op: Operation, _: At) -> Found | None:
    if isinstance(op, CreateTable):
        name, refused = op.table.name, False
    elif isinstance(op, Create) and op.kind in ("schema", "tablespace"):
        name, refused = op.name.name, True
    elif isinstance(op, ChangeRole) and op.create:
        name, refused = op.role, True
    else:
        return None
    if not name.startswith("pg_"):
        return None
    what = "PostgreSQL refuses it" if refused else "a later release may have one of that name"
    return Found(f"{name} begins like PostgreSQL's own names: {what}")


RULE = Rule(
    code="LNT853",
    slug="system-prefix",
    family="names",
    level="warning",
    summary="a name begins with pg_",
    why="Schemas, roles and tablespaces of such names are refused. A table of such a "
    "name is hidden by a catalog of the same name, since pg_catalog is searched first.",
    instead="Choose another name.",
    bad="""\
create table if not exists public.pg_shelves (id bigint primary key);
--                         ^
""",
    good="""\
create table if not exists public.shelves (id bigint primary key);
""",
    on=(CreateTable, Create, ChangeRole),
    check=_check,
    words=("pg_",),
)
