"""Passwords written in a migration."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import Create
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.session import ChangeRole
from pgkeel.lint.reading.nodes import constant, options
from pgkeel.lint.rule import Found, Rule


def _check(op: Operation, _: At) -> Found | None:
    if isinstance(op, ChangeRole) and op.password:
        return Found(f"the password of {op.role} is in the history of the repository for good")
    if isinstance(op, Create) and op.kind in ("user mapping", "server", "subscription"):
        given = options(op.tree.get("options"))
        connection = str(op.tree.get("conninfo", ""))
        if constant(given.get("password")) or "password=" in connection.replace(" ", ""):
            return Found(f"a password of {op.kind} {op.name.name} is in the repository for good")
    return None


RULE = Rule(
    code="LNT610",
    slug="password-in-text",
    family="session",
    level="error",
    summary="a password is written in a migration",
    why="Migrations are committed, copied and never edited: whoever reads the repository, or "
    "a log of the server, has the password.",
    instead="Make the role without LOGIN or without a password, and set that from outside, from a "
    "store of secrets; then change the one that was written here.",
    bad="""\
do $$ begin
  if not exists (select from pg_roles where rolname = 'reporter') then
    create role reporter login password 'correct horse';
--  ^
  end if;
end $$;
""",
    good="""\
do $$ begin
  if not exists (select from pg_roles where rolname = 'reporter') then
    create role reporter nologin;
  end if;
end $$;
""",
    on=(ChangeRole, Create),
    check=_check,
    words=("password",),
)
