"""New objects without the comment that ``[lint] comments`` asks for."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pgkeel.lint.at import At
from pgkeel.lint.operations import objects
from pgkeel.lint.operations.operation import FileEnd, Operation
from pgkeel.lint.operations.tables import AddColumn, CreateTable, CreateTableAs
from pgkeel.lint.placing import offset_of
from pgkeel.lint.reading.scope import TEMPORARY
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name

_SAME = {
    "domain": "type",
    "materialized view": "view",
    "procedure": "function",
    "routine": "function",
}
_Made = Iterator[tuple[str, Name, int | None]]


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    wanted = at.policy.comments
    said = {
        (_SAME.get(op.kind, op.kind), op.name)
        for op, _ in at.earlier
        if isinstance(op, objects.Comment) and op.text
    }
    for op, where in at.earlier:
        for kind, name, place in _made(op, at):
            if kind in wanted and (kind, name) not in said:
                offset = offset_of(op, where, at.file.text) if place is None else place
                yield Found(f"{kind} {name} has no comment", at=offset)


def _made(op: Operation, at: At) -> _Made:
    if isinstance(op, CreateTable):
        if op.table.schema == TEMPORARY or op.partition_of:
            return
        yield "table", op.table, None
        for column in op.columns:
            yield "column", _part(op.table, column.name), column.at
    elif isinstance(op, AddColumn):
        if op.relation == "table":
            yield "column", _part(op.table, op.column.name), op.column.at
    elif type(op) in _ONE:
        one = _ONE[type(op)](op, at)
        if one:
            yield (*one, None)


def _table_as(op: CreateTableAs, _: At) -> tuple[str, Name] | None:
    kind = "view" if op.materialized_view else "table"
    return (kind, op.table) if op.table.schema != TEMPORARY else None


def _view(op: objects.CreateView, at: At) -> tuple[str, Name] | None:
    known = at.schema.tables.get(op.view)
    is_older = known and known.first and known.first.file != at.file.number
    return None if is_older or op.temporary else ("view", op.view)


def _routine(op: objects.CreateRoutine, at: At) -> tuple[str, Name] | None:
    known = at.schema.routines.get(op.name, ())
    is_older = any(one.first and one.first.file != at.file.number for one in known)
    return None if is_older else ("function", op.name)


def _other(op: objects.Create, _: At) -> tuple[str, Name] | None:
    return (op.kind, op.name) if op.kind in ("schema", "type") else None


_ONE: Mapping[type[Operation], Callable[[Any, At], tuple[str, Name] | None]] = {
    CreateTableAs: _table_as,
    objects.Create: _other,
    objects.CreateDomain: lambda op, _: ("type", op.domain),
    objects.CreateEnum: lambda op, _: ("type", op.type),
    objects.CreateRoutine: _routine,
    objects.CreateView: _view,
}


def _part(table: Name, column: str) -> Name:
    """Return the name under which COMMENT ON COLUMN is read."""
    return Name(table.name, column)


RULE = Rule(
    code="LNT859",
    slug="comment-missing",
    family="design",
    level="warning",
    summary="a new object has no comment",
    why="This project has said in `[lint] comments` of keel.toml what has to have one. A comment "
    "is kept in the database, is shown by psql and every tool, and tells what no name can.",
    instead="COMMENT ON in the same migration: who makes a thing knows what it is for.",
    settings="""\
[lint]
comments = ["table"]
""",
    bad="""\
create table if not exists public.shelves (id bigint primary key);
--                         ^
""",
    good="""\
create table if not exists public.shelves (id bigint primary key);
comment on table public.shelves is 'Where books stand; moved with the shop.';
""",
    on=(FileEnd,),
    check=_check,
    wanted=lambda policy: bool(policy.comments),
    in_rollback=False,
)
