"""CREATE that fails in a second run."""

from pgkeel.lint.at import At
from pgkeel.lint.guard_hints import creation_guard
from pgkeel.lint.guarding import KINDS
from pgkeel.lint.guards import caught, is_dropped_before, is_tested
from pgkeel.lint.made import MAKERS, made_by
from pgkeel.lint.operations.objects import CreateIndex
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule


def _check(op: Operation, at: At) -> Found | None:
    made = made_by(op)
    if made is None or made.guarded or made.temporary or made.kind not in KINDS:
        return None
    # Whether a handler catches the right thing is another rule's question.
    if is_tested(at.statement) or caught(at.statement) or is_dropped_before(made, at):
        return None
    concurrently = isinstance(op, CreateIndex) and op.concurrently
    return Found(
        f"a second run fails here ({KINDS[made.kind].again}): {made.words} is there by then",
        hint=creation_guard(made, concurrently=concurrently),
    )


RULE = Rule(
    code="LNT501",
    slug="create-without-guard",
    family="idempotence",
    level="error",
    summary="a CREATE that cannot be run twice",
    why="A migration has to work where it has run before: after a failure half way, on a database "
    "that somebody changed by hand, on a copy that is ahead of its ledger. Without a guard it "
    "stops at the first thing that is there.",
    instead="IF NOT EXISTS or OR REPLACE where the grammar has it; for policies DROP … IF EXISTS "
    "above; for types, domains, roles and publications a DO block that looks into the catalog "
    "first or catches what the second run raises.",
    bad="""\
create type public.binding as enum ('hard', 'soft');
--<
""",
    good="""\
do $$ begin
  if not exists (select from pg_type
                 where typname = 'binding' and typnamespace = 'public'::regnamespace) then
    create type public.binding as enum ('hard', 'soft');
  end if;
end $$;
""",
    on=MAKERS,
    check=_check,
)
