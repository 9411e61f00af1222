"""SET row_security = off."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import SetVariable
from pgkeel.lint.rule import Found, Rule


def _check(op: SetVariable, _: At) -> Found | None:
    if op.variable != "row_security" or op.reset or "off" not in op.values:
        return None
    return Found("queries that a policy would filter fail from here on")


RULE = Rule(
    code="LNT611",
    slug="row-security-off",
    family="session",
    level="warning",
    summary="row_security is turned off",
    why="It does not switch policies off: it makes every query fail that a policy would have "
    "filtered (manual: Client Connection Defaults). What was meant is a role with "
    "BYPASSRLS.",
    instead="Run the migration as the owner of the tables, to whom policies do not apply unless "
    "they are forced.",
    bad="""\
set local row_security = off;
--<
""",
    good="""\
update public.books set stock = 0 where stock is null;
""",
    on=(SetVariable,),
    check=_check,
    words=("row_security",),
)
