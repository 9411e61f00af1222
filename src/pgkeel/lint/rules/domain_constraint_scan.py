"""ALTER DOMAIN … ADD CONSTRAINT without NOT VALID, and SET NOT NULL."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import AlterDomain
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name


def _check(op: AlterDomain, at: At) -> Found | None:
    if op.command == "add constraint":
        if op.constraint is None or not op.constraint.validated:
            return None
    elif op.command != "set not null":
        return None
    known = at.schema.types.get(op.domain)
    users = _users(op.domain, at) if known else ()
    if known and not users:
        return None
    listed = ", ".join(str(name) for name in users) or f"tables with a column of {op.domain}"
    place = op.constraint.at if op.constraint else None
    return Found(f"writes to {listed} wait while every row is tested", at=place)


def _users(domain: Name, at: At) -> tuple[Name, ...]:
    """Return the tables that others use and that have a column of ``domain``."""
    short = {domain.name, f"{domain.schema}.{domain.name}"}
    return tuple(
        sorted(
            table.name
            for table in at.schema.tables.values()
            if any(one.type.name in short for one in table.columns.values())
            and not at.is_new_and_empty(table.name)
        )
    )


RULE = Rule(
    code="LNT118",
    slug="domain-constraint-scan",
    family="constraints",
    level="error",
    summary="a constraint is added to a domain that columns have",
    why="PostgreSQL takes SHARE on every table that has a column of the domain, and reads each of "
    "them whole: writes to all of them wait until the last one is done. One value that breaks the "
    "constraint makes it fail.",
    instead="ALTER DOMAIN … ADD CONSTRAINT … CHECK (…) NOT VALID (for NOT NULL: CHECK (VALUE IS "
    "NOT NULL)): new values are checked from then on. ALTER DOMAIN … VALIDATE CONSTRAINT in a "
    "later migration, in a quiet hour, as that reads the tables too. A CHECK of the table is "
    "better: it is validated while writes go on.",
    before="create table public.fees (id bigint generated always as identity primary key, "
    "due public.amount, why text);\n"
    "alter table public.fees enable row level security;\n"
    "create policy fees_read on public.fees for select to authenticated using (why <> '');\n",
    bad="""\
set local lock_timeout = '5s';
alter domain public.amount drop constraint if exists amount_positive;
alter domain public.amount add constraint amount_positive check (value > 0);
--                             ^
""",
    good="""\
set local lock_timeout = '5s';
alter domain public.amount drop constraint if exists amount_positive;
alter domain public.amount add constraint amount_positive check (value > 0) not valid;
""",
    on=(AlterDomain,),
    check=_check,
)
