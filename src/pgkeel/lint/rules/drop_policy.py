"""DROP POLICY of what nothing takes the place of."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.dropped import lost
from pgkeel.lint.known.objects import KnownPolicy
from pgkeel.lint.operations.objects import CreatePolicy, Drop
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted

_KINDS = frozenset({"policy"})


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, place, grave in lost(at, _KINDS):
        if not _is_replaced(op, grave.policy, at):
            what = f"drops policy {quoted(op.name.name)} of {op.table}"
            yield Found(f"{what}: {_means(op, grave.policy, at)}", at=place)


def _is_replaced(op: Drop, before: KnownPolicy | None, at: At) -> bool:
    """Whether the file makes another policy that decides about the same."""
    made = [one for one, _ in at.earlier if isinstance(one, CreatePolicy) and not one.altered]
    return any(
        one.table == op.table
        and (
            before is None
            or (one.permissive == before.permissive and _covers(one.command, before.command))
        )
        for one in made
    )


def _covers(command: str, before: str) -> bool:
    """Whether it is for what the one before was for; of all commands reading is what is missed."""
    return command in (before, "all") or (command, before) == ("select", "all")


def _means(op: Drop, before: KnownPolicy | None, at: At) -> str:
    table = at.schema.tables.get(op.table) if op.table else None
    if before and not before.permissive:
        return "rows that it held back can be reached from then on"
    if table and table.rls and not any(one.permissive for one in table.policies.values()):
        return "no policy is left that lets anybody reach a row"
    return "rows that only it let through are gone for those it was for"


RULE = Rule(
    code="LNT411",
    slug="drop-policy",
    family="destructive",
    level="warning",
    summary="a policy is dropped and nothing takes its place",
    why="Without a permissive policy row-level security shows no rows and reports no error: users "
    "see empty lists. Without a restrictive one, rows that it held back are open to everybody whom "
    "another policy lets through.",
    instead="Make the new policy in the same migration, or ALTER POLICY. Where it is meant, say so "
    "in the specs under `specs/rls/`.",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists books_read on public.books;
--<
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists books_read on public.books;
create policy books_read on public.books for select to authenticated using (stock >= 0);
""",
    on=(FileEnd,),
    check=_check,
    words=("drop",),
    in_rollback=False,
)
