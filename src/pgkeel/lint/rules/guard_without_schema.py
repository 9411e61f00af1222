"""A catalog test that also finds things of the same name elsewhere."""

from pgkeel.lint.altered import ALTERING
from pgkeel.lint.at import At
from pgkeel.lint.catalog_tests import loose_tests
from pgkeel.lint.made import MAKERS
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule


def _check(_: Operation, at: At) -> Found | None:
    guards = [one for one in at.statement.guards if one.kind == "test"]
    if not guards or _is_told(at):
        return None
    for guard in guards:
        for loose in loose_tests(guard.condition):
            return Found(
                f"the test of {loose.catalog} for {loose.asked} finds it elsewhere, too: "
                "then this is passed over",
                hint=f"Ask for {loose.missing} as well.",
            )
    return None


def _is_told(at: At) -> bool:
    """Whether the operation before this one stands behind the same tests."""
    before = at.earlier[-1][1] if at.earlier else None
    return (
        before is not None
        and before.embedded
        and before.number == at.statement.number
        and before.guards == at.statement.guards
    )


RULE = Rule(
    code="LNT506",
    slug="guard-without-schema",
    family="idempotence",
    level="warning",
    summary="a guard takes a thing of the same name elsewhere for its own",
    why="Names of constraints, policies and triggers are unique within a table, those of types and "
    "tables within a schema. Where another one has the name the test is true, the statement is "
    "passed over, and the migration reports success.",
    instead="Ask for the table or schema as well: conrelid = 'public.books'::regclass, "
    "typnamespace = 'public'::regnamespace, schemaname and tablename; or use to_regclass and "
    "to_regtype with the schema in the name.",
    bad="""\
do $$ begin
  if not exists (select from pg_type where typname = 'binding') then
    create type public.binding as enum ('hard', 'soft');
--  ^
  end if;
end $$;
""",
    good="""\
do $$ begin
  if to_regtype('public.binding') is null then
    create type public.binding as enum ('hard', 'soft');
  end if;
end $$;
""",
    on=(*MAKERS, *ALTERING, Drop),
    check=_check,
    words=("pg_", "information_schema"),
)
