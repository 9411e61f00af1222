"""Columns that tell whose a row is, and may be NULL."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.identity import asks_identity
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.reading.nodes import column_of, strings
from pgkeel.lint.rule import Found, Rule


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    told = set()
    for op, _where in at.earlier:
        if not isinstance(op, CreatePolicy) or not op.permissive:
            continue
        for name in _owner_columns(op, at):
            known = at.schema.column(op.table, name)
            proved = at.schema.is_proved_not_null(op.table, name)
            if known and not proved and not known.has_default and (op.table, name) not in told:
                told.add((op.table, name))
                words = (
                    f"{name} of {op.table} may be NULL: such a row is nobody's, and stays unseen"
                )
                yield Found(words, at=op.at)


def _owner_columns(op: CreatePolicy, at: At) -> Iterator[str]:
    """Yield the columns of the row that the policy says are the one who asks."""
    for expression in (op.using, op.check):
        nodes = at.below(expression)
        if any(kind == "SelectStmt" and "fromClause" in body for kind, body in nodes):
            continue  # the column may be another table's
        for kind, body in nodes:
            if kind == "A_Expr" and strings(body.get("name"))[-1:] == ("=",):
                left, right = body.get("lexpr"), body.get("rexpr")
                for one, other in ((left, right), (right, left)):
                    name = column_of(one)
                    if name and asks_identity(other):
                        yield name


RULE = Rule(
    code="LNT746",
    slug="owner-column-nullable",
    family="rls",
    level="info",
    summary="the column that tells whose a row is may be NULL",
    why="NULL equals nobody. Where the column is left out, by a form, a script or the API, the row "
    "is written by whoever may, and then neither its writer nor anybody else subject to the policy "
    "finds it.",
    instead="NOT NULL, and a default such as auth.uid().",
    bad="""\
create table if not exists private.notes (id bigint primary key, owner uuid);
alter table private.notes enable row level security;
drop policy if exists notes_own on private.notes;
create policy notes_own on private.notes for all to authenticated
--                         ^
  using (owner = (select auth.uid()));
""",
    good="""\
create table if not exists private.notes (
  id bigint primary key,
  owner uuid not null default auth.uid()
);
alter table private.notes enable row level security;
drop policy if exists notes_own on private.notes;
create policy notes_own on private.notes for all to authenticated
  using (owner = (select auth.uid()));
""",
    on=(FileEnd,),
    check=_check,
    words=("policy",),
)
