"""Several permissive policies for the same role and command."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        seen: dict[tuple[str, str], str] = {}
        for policy in table.policies.values():
            if not policy.permissive:
                continue
            for role in policy.roles:
                first = seen.setdefault((role, policy.command), policy.name)
                if first != policy.name:
                    words = f"{policy.name} and {first} are both evaluated for {role}"
                    yield Found(words, origin=policy.origin)
                    break


RULE = Rule(
    code="LNT707",
    slug="several-permissive-policies",
    family="rls",
    level="info",
    summary="several permissive policies are for the same role",
    why="They are joined by OR, and each of them is evaluated for every row.",
    instead="Write one policy with both conditions.",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists books_more on public.books;
create policy books_more on public.books for select to authenticated using (pages > 0);
--                          ^
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists books_read on public.books;
create policy books_read on public.books for select to authenticated using (stock > 0 or pages > 0);
""",
    on=(HistoryEnd,),
    check=_check,
)
