"""Policies that look for a member, and not for the one who asks."""

import re
from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.identity import is_identity_asked
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.reading.nodes import column_of, relations_in
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name, quoted
from pgkeel.sql import Tree

_PERSON = re.compile(r"(auth_)?(user|member|profile|owner|person|reader)(_?u?id)?")
# A function may ask who it is; a test of anything else makes the query one about that.
_OTHERWISE = frozenset({"BooleanTest", "FuncCall", "NullTest", "SQLValueFunction"})


def _check(op: CreatePolicy, at: At) -> Found | None:
    nodes = at.nodes(op)
    kinds = {kind for kind, _ in nodes}
    if (
        "SubLink" not in kinds
        or kinds & _OTHERWISE
        or is_identity_asked(nodes)
        or not op.permissive
    ):
        return None
    members = next(_members(op, at), None)
    if members is None or not all(_joins(kind, body) for kind, body in nodes):
        return None
    return Found(f"policy {quoted(op.policy)} finds anybody in {members}, not the one who asks")


def _members(op: CreatePolicy, at: At) -> Iterator[Name]:
    """Yield the tables that queries of the policy read and that have a column for a person."""
    for expression in (op.using, op.check):
        for name in relations_in(expression):
            known = at.schema.tables.get(name)
            columns = known.columns if known and name != op.table else ()
            if any(_PERSON.fullmatch(column) for column in columns):
                yield name


def _joins(kind: str, body: Tree) -> bool:
    """Whether a condition compares two columns, if it is one."""
    if kind == "BoolExpr":
        return not any("ColumnRef" in one for one in body.get("args", ()))
    sides = (column_of(body.get("lexpr")), column_of(body.get("rexpr")))
    return kind != "A_Expr" or None not in sides


RULE = Rule(
    code="LNT736",
    slug="subquery-forgets-caller",
    family="rls",
    level="warning",
    summary="a policy looks for a member, and not for the one who asks",
    why="The query finds a row of somebody: whoever asks gets the same answer. So everybody sees "
    "what has any member at all.",
    instead="Say who: `and m.person = (select auth.uid())`.",
    before="create table private.borrowers (book_id bigint not null, user_id uuid not null);\n",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists books_borrowed on public.books;
create policy books_borrowed on public.books for select to authenticated
--                              ^
  using (exists (select from private.borrowers b where b.book_id = books.id));
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists books_borrowed on public.books;
create policy books_borrowed on public.books for select to authenticated
  using (exists (
    select from private.borrowers b
    where b.book_id = books.id and b.user_id = (select auth.uid())
  ));
""",
    on=(CreatePolicy,),
    check=_check,
    words=("select",),
)
