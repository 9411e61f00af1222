"""SET ROLE."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import SetVariable
from pgkeel.lint.rule import Found, Rule


def _check(op: SetVariable, at: At) -> Found | None:
    if op.variable != "role" or op.reset or at.statement.in_handler:
        return None
    role = op.values[0] if op.values else "another role"
    if role == "none":
        return None
    return Found(f"what follows is made, owned and allowed as {role}")


RULE = Rule(
    code="LNT601",
    slug="set-role",
    family="session",
    level="error",
    summary="the migration goes on as another role",
    why="Objects that are made afterwards belong to that role, and privileges are checked "
    "against it: the next migration may then not alter them, and the runner may not write "
    "its own ledger. Without LOCAL the role even outlives the transaction.",
    instead="Let the runner connect as the role that owns the schema; to hand an object over, say "
    "`alter … owner to`.",
    bad="""\
set local role authenticated;
--<
""",
    good="""\
comment on table public.books is 'What can be lent.';
""",
    on=(SetVariable,),
    check=_check,
    words=("role",),
)
