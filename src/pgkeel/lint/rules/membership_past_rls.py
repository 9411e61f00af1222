"""Clients become members of roles that pass over row-level security."""

from pgkeel.lint.at import At
from pgkeel.lint.clients import CLIENTS
from pgkeel.lint.operations.session import GrantRole
from pgkeel.lint.rule import Found, Rule

_PAST = frozenset(
    {"postgres", "service_role", "supabase_admin", "pg_read_all_data", "pg_write_all_data"}
)


def _check(op: GrantRole, _: At) -> Found | None:
    past, clients = sorted(_PAST & set(op.granted)), sorted({*CLIENTS} & set(op.roles))
    if not op.grant or not past or not clients:
        return None
    return Found(f"{clients[0]} may do whatever {past[0]} may, past every policy")


RULE = Rule(
    code="LNT730",
    slug="membership-past-rls",
    family="privileges",
    level="error",
    summary="clients become members of a role past row-level security",
    why="Members have the privileges of the role they are in, and may become it by SET ROLE. "
    "These roles read and write every row.",
    instead="Grant the privileges that are needed, on the tables that need them.",
    bad="""\
grant service_role to authenticated;
--<
""",
    good="""\
grant select on public.books to authenticated;
""",
    on=(GrantRole,),
    check=_check,
    words=("grant",),
)
