"""DROP OWNED BY."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import DropOwned
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few
from pgkeel.names import quoted


def _check(op: DropOwned, _: At) -> Found:
    verb = "owns" if len(op.roles) == 1 else "own"
    message = f"drops everything that {few(op.roles)} {verb} here, tables with their rows too"
    return Found(message, loses=", ".join(map(quoted, op.roles)))


RULE = Rule(
    code="LNT405",
    slug="drop-owned",
    family="destructive",
    level="error",
    summary="everything that a role owns is dropped",
    why="DROP OWNED takes tables, views, functions and schemas of the role in this database, and "
    "every privilege that was granted to it. What that is depends on the environment; the "
    "statement does not say.",
    instead="REASSIGN OWNED BY … TO … moves the objects to another role first; then REVOKE what "
    "the role was granted, by name.",
    bad="""\
drop owned by reporting;
--<
""",
    good="""\
reassign owned by reporting to postgres;
""",
    on=(DropOwned,),
    check=_check,
    destructive=True,
)
