"""ALTER SYSTEM, ALTER DATABASE and ALTER ROLE … SET."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import ServerSetting
from pgkeel.lint.rule import Found, Rule


def _check(op: ServerSetting, _: At) -> Found:
    where = "the whole server" if op.target == "system" else op.target
    what = f"{op.variable} of " if op.variable else ""
    return Found(f"changes {what}{where}: no dump of the schema shows it")


RULE = Rule(
    code="LNT437",
    slug="server-setting",
    family="compatibility",
    level="warning",
    summary="a setting of the server, a database or a role is changed",
    why="It is not part of the schema: a dump, a clone or a new environment does not have it, and "
    "no drift is seen when it differs. It holds only for sessions that begin later; ALTER SYSTEM "
    "cannot run in a transaction and needs a reload.",
    instead="Keep it where servers are configured. What one function needs, SET on the function; "
    "what one migration needs, SET LOCAL.",
    bad="""\
alter role reporting set statement_timeout = '1min';
--<
""",
    good="""\
alter function private.touch() set statement_timeout = '1min';
""",
    on=(ServerSetting,),
    check=_check,
    in_rollback=False,
)
