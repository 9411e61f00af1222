"""Names that are not as ``[lint.names]`` wants them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pgkeel.config import Names
from pgkeel.lint.at import At
from pgkeel.lint.operations import objects
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import (
    AddColumn,
    AddConstraint,
    Column,
    Constraint,
    CreateTable,
    CreateTableAs,
)
from pgkeel.lint.reading.scope import TEMPORARY
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name, quoted

_KINDS = {
    "domain": "type",
    "materialized view": "view",
    "procedure": "function",
}


@dataclass(frozen=True, slots=True)
class _Named:
    """A name as it is written, and what it is part of."""

    kind: str
    name: str
    words: Mapping[str, str] = field(default_factory=dict)
    at: int | None = None


def _check(op: Operation, at: At) -> Iterator[Found]:
    names = at.policy.names
    for one in _named(op):
        pattern = getattr(names, one.kind, None)
        if pattern and not pattern.matches(one.name, one.words):
            what = one.kind.replace("_", " ")
            yield Found(f"{what} {quoted(one.name)} is not as /{pattern.text}/", at=one.at)


def _named(op: Operation) -> Iterator[_Named]:
    if isinstance(op, CreateTable):
        if op.table.schema != TEMPORARY:
            yield _Named("table", op.table.name)
            for column in op.columns:
                yield from _column(op.table, column)
            for constraint in op.constraints:
                yield from _constraint(op.table, constraint)
    elif isinstance(op, AddColumn):
        yield from _column(op.table, op.column)
    elif isinstance(op, AddConstraint):
        yield from _constraint(op.table, op.constraint)
    else:
        one = _NAMED[type(op)](op)
        if one:
            yield one


def _table_as(op: CreateTableAs) -> _Named | None:
    kind = "view" if op.materialized_view else "table"
    return _Named(kind, op.table.name) if op.table.schema != TEMPORARY else None


def _index(op: objects.CreateIndex) -> _Named | None:
    words = {"table": op.table.name, "columns": "_".join(op.key_names)}
    return _Named("index", op.index, words) if op.index else None


def _policy(op: objects.CreatePolicy) -> _Named | None:
    return None if op.altered else _Named("policy", op.policy, {"table": op.table.name})


_NAMED: Mapping[type[Operation], Callable[[Any], _Named | None]] = {
    CreateTableAs: _table_as,
    objects.Create: lambda op: _Named(op.kind, op.name.name),
    objects.CreateDomain: lambda op: _Named("type", op.domain.name),
    objects.CreateEnum: lambda op: _Named("type", op.type.name),
    objects.CreateIndex: _index,
    objects.CreatePolicy: _policy,
    objects.CreateRoutine: lambda op: _Named("function", op.name.name),
    objects.CreateTrigger: lambda op: _Named("trigger", op.trigger, {"table": op.table.name}),
    objects.CreateView: lambda op: None if op.temporary else _Named("view", op.view.name),
    objects.Rename: lambda op: _Named(
        _KINDS.get(op.kind, op.kind), op.new, {"table": op.name.name}
    ),
}


def _column(table: Name, column: Column) -> Iterator[_Named]:
    yield _Named("column", column.name, {"table": table.name}, column.at)
    for constraint in column.constraints:
        yield from _constraint(table, constraint)


def _constraint(table: Name, constraint: Constraint) -> Iterator[_Named]:
    if constraint.name:
        words = {
            "table": table.name,
            "columns": "_".join(constraint.columns),
            "references": constraint.references.name if constraint.references else "",
        }
        kind = constraint.kind.replace(" ", "_")
        yield _Named(kind, constraint.name, words, constraint.at)


RULE = Rule(
    code="LNT857",
    slug="name-against-convention",
    family="names",
    level="warning",
    summary="a name is not as the project wants names to be",
    why="Names that follow one pattern can be guessed, searched for and told apart in error "
    "messages. This project has said in `[lint.names]` of keel.toml what its names look like. Only "
    "names that are written count, not those that PostgreSQL makes up.",
    instead="Name it as the pattern says, or mend the pattern.",
    settings="""\
[lint.names]
table = "[a-z_]+s"
index = "{table}_{columns}"
""",
    bad="""\
create table if not exists public.shelf (id bigint primary key);
--                         ^
create index if not exists shelf_idx on public.shelf (id);
--                                      ^
""",
    good="""\
create table if not exists public.shelves (id bigint primary key, room text);
create index if not exists shelves_room on public.shelves (room);
""",
    on=(CreateTable, AddColumn, AddConstraint, *_NAMED),
    check=_check,
    wanted=lambda policy: policy.names != Names(),
    in_rollback=False,
    also=("duplicate-index",),
)
