"""ALL PRIVILEGES for roles of clients."""

from pgkeel.lint.at import At
from pgkeel.lint.clients import CLIENTS
from pgkeel.lint.operations.session import Grant
from pgkeel.lint.rule import Found, Rule


def _check(op: Grant, _: At) -> Found | None:
    roles = [role for role in CLIENTS if role in op.roles]
    if not op.grant or op.privileges or not roles or op.kind != "table":
        return None
    return Found(f"{roles[0]} gets every privilege, TRUNCATE among them, which no policy stops")


RULE = Rule(
    code="LNT711",
    slug="grant-all",
    family="privileges",
    level="warning",
    summary="clients are granted all privileges",
    why="ALL holds TRUNCATE, which row-level security does not apply to, and REFERENCES and "
    "TRIGGER, and whatever later releases add.",
    instead="Name the privileges: `select, insert, update, delete`.",
    bad="""\
grant all on public.books to authenticated;
--<
""",
    good="""\
grant select, insert on public.books to authenticated;
""",
    on=(Grant,),
    check=_check,
    words=("grant",),
)
