"""Grants on whatever is in a schema."""

from pgkeel.lint.at import At
from pgkeel.lint.clients import CLIENTS
from pgkeel.lint.operations.session import Grant
from pgkeel.lint.rule import Found, Rule


def _check(op: Grant, _: At) -> Found | None:
    if not op.grant or not op.all_in_schema or not {*CLIENTS} & set(op.roles):
        return None
    schemas = ", ".join(name.name for name in op.objects)
    return Found(f"whatever is in {schemas} when this runs is granted, and nothing made later")


RULE = Rule(
    code="LNT712",
    slug="grant-on-all-in-schema",
    family="privileges",
    level="warning",
    summary="everything in a schema is granted to clients",
    why="What it covers depends on what is there when it runs, which differs between "
    "environments, and includes tables nobody meant.",
    instead="Name the tables.",
    bad="""\
grant select on all tables in schema public to authenticated;
--<
""",
    good="""\
grant select on public.books, public.authors to authenticated;
""",
    on=(Grant,),
    check=_check,
    words=("grant",),
)
