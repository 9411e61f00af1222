"""CREATE DOMAIN with a constraint."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateDomain
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateDomain, _: At) -> Found | None:
    if not op.constraints:
        return None
    return Found(
        f"a column of {op.domain} cannot be added to a table without rewriting it",
        at=op.constraints[0].at,
    )


RULE = Rule(
    code="LNT134",
    slug="domain-with-check",
    family="constraints",
    level="info",
    summary="a domain is made with a constraint",
    why="PostgreSQL rewrites a table to add a column of such a domain, even a column that is "
    "NULL. A later change of the constraint reads every table that has such a column, with writes "
    "stopped on all of them.",
    instead="A domain without constraints, or the base type itself, and a CHECK in each table: "
    "that can be added NOT VALID and validated while writes go on, table by table.",
    bad="""\
do $$ begin
  if to_regtype('public.share') is null then
    create domain public.share as numeric(4, 3) check (value between 0 and 1);
--                                              ^
  end if;
end $$;
""",
    good="""\
do $$ begin
  if to_regtype('public.share') is null then
    create domain public.share as numeric(4, 3);
  end if;
end $$;
""",
    on=(CreateDomain,),
    check=_check,
)
