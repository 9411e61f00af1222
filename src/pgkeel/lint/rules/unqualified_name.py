"""Names of tables and views without a schema."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateView
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import CreateTable
from pgkeel.lint.rule import Found, Rule


def _check(op: Operation, at: At) -> Found | None:
    tree = at.statement.tree or {}
    if isinstance(op, CreateTable) and not op.temporary:
        written, name = tree.get("CreateStmt", {}).get("relation", {}), op.table.name
    elif isinstance(op, CreateView) and not op.temporary:
        written, name = tree.get("ViewStmt", {}).get("view", {}), op.view.name
    else:
        return None
    if not written or "schemaname" in written:
        return None
    return Found(f"which schema {name} is made in depends on the session")


RULE = Rule(
    code="LNT606",
    slug="unqualified-name",
    family="session",
    level="off",
    summary="an object is made without naming its schema",
    why="It is made in the first schema of the search path of whoever runs the migration; "
    "another role, another path, another schema.",
    instead="Write the schema with the name.",
    bad="""\
create table if not exists shelves (id bigint primary key);
--                         ^
""",
    good="""\
create table if not exists public.shelves (id bigint primary key);
""",
    on=(CreateTable, CreateView),
    check=_check,
)
