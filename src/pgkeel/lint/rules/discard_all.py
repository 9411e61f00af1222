"""DISCARD ALL and RESET ALL."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import SetVariable
from pgkeel.lint.rule import Found, Rule


def _check(op: SetVariable, _: At) -> Found | None:
    if op.variable != "all":
        return None
    return Found("takes away what the runner has set for this migration, its timeouts among it")


RULE = Rule(
    code="LNT607",
    slug="discard-all",
    family="session",
    level="warning",
    summary="all settings of the session are thrown away",
    why="The runner sets timeouts and the like before it begins. After RESET ALL the rest of "
    "the migration runs without them.",
    instead="RESET the one setting that was set.",
    bad="""\
reset all;
--<
""",
    good="""\
set local work_mem = '64MB';
reset work_mem;
""",
    on=(SetVariable,),
    check=_check,
    words=("all",),
)
