"""Tables that autovacuum is told to pass over."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import ChangeTable, CreateTable
from pgkeel.lint.reading.nodes import flag, options
from pgkeel.lint.rule import Found, Rule

_OPTION = "autovacuum_enabled"


def _check(op: Operation, at: At) -> Found | None:
    if isinstance(op, CreateTable):
        tree = at.statement.tree or {}
        given = options(tree.get("CreateStmt", {}).get("options")) if _OPTION in op.options else {}
        table = op.table
    elif isinstance(op, ChangeTable) and op.command == "SetRelOptions" and _OPTION in op.options:
        given = options(op.tree.get("def", {}).get("List", {}).get("items"))
        table = op.table
    else:
        return None
    if _OPTION not in given or flag(given[_OPTION]):
        return None
    return Found(f"autovacuum passes over {table} from now on")


RULE = Rule(
    code="LNT844",
    slug="autovacuum-disabled",
    family="design",
    level="warning",
    summary="autovacuum is turned off for a table",
    why="Dead rows are never removed and statistics never renewed: the table and its indexes grow "
    "and plans go wrong, until the vacuum against wraparound comes at the worst time.",
    instead="Tune it for the table, with autovacuum_vacuum_scale_factor and its kin.",
    bad="""\
alter table public.loans set (autovacuum_enabled = false);
--                       ^
""",
    good="""\
alter table public.loans set (autovacuum_vacuum_scale_factor = 0.02);
""",
    on=(CreateTable, ChangeTable),
    check=_check,
    words=("autovacuum",),
)
