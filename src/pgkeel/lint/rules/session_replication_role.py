"""SET session_replication_role."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import SetVariable
from pgkeel.lint.rule import Found, Rule


def _check(op: SetVariable, _: At) -> Found | None:
    if op.variable != "session_replication_role" or op.reset or "replica" not in op.values:
        return None
    return Found("no trigger fires and no foreign key is checked from here on")


RULE = Rule(
    code="LNT609",
    slug="session-replication-role",
    family="session",
    level="error",
    summary="triggers and foreign keys are switched off",
    why="As a replica the session fires no ordinary trigger: foreign keys are triggers, and "
    "so are audits. Rows that break the constraints stay in the table, and nothing ever "
    "finds them.",
    instead="Order the statements so that the constraints hold, or make the foreign key "
    "DEFERRABLE.",
    bad="""\
set local session_replication_role = replica;
--<
""",
    good="""\
set constraints all deferred;
""",
    on=(SetVariable,),
    check=_check,
    words=("session_replication_role",),
)
