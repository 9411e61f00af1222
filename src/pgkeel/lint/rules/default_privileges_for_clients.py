"""Default privileges for roles of clients."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import DefaultPrivileges
from pgkeel.lint.rule import Found, Rule


def _check(op: DefaultPrivileges, _: At) -> Found | None:
    roles = sorted({"public", "anon"} & set(op.roles))
    if not op.grant or not roles:
        return None
    return Found(f"whatever is made from now on is open to {' and '.join(roles)}")


RULE = Rule(
    code="LNT713",
    slug="default-privileges-for-clients",
    family="privileges",
    level="warning",
    summary="future objects are granted to everybody",
    why="Every table or function made later, by this role, is open the moment it exists: "
    "before its policies, and whether or not its author thinks of it.",
    instead="Grant on each object when it is made.",
    bad="""\
alter default privileges in schema public grant select on tables to anon;
--<
""",
    good="""\
grant select on public.books to anon;
""",
    on=(DefaultPrivileges,),
    check=_check,
    words=("default",),
)
