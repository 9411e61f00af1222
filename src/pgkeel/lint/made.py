"""What an operation makes, whatever its kind; for rules about guards."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from pgkeel.lint.operations import objects, session, tables
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.reading.scope import TEMPORARY
from pgkeel.names import Name, quoted


class Made(Struct, frozen=True, kw_only=True):
    """An object that a statement makes."""

    kind: str
    """A key of ``guarding.KINDS``."""
    name: Name
    table: Name | None = None
    """The one it is on: of policies, triggers, rules, indexes."""
    arguments: tuple[str, ...] | None = None
    guarded: bool = False
    """Whether the statement says IF NOT EXISTS or OR REPLACE."""
    temporary: bool = False

    @property
    def words(self) -> str:
        """The object as people call it."""
        name = str(self.name) if self.name.schema else quoted(self.name.name)
        on = f" of {self.table}" if self.table and self.kind != "index" else ""
        return f"{self.kind} {name}{on}"


def made_by(op: Operation) -> Made | None:
    """Return what ``op`` makes; ``None`` for an object without a name, too."""
    maker = _MAKERS.get(type(op))
    made: Made | None = maker(op) if maker else None
    return made


def _table(op: tables.CreateTable) -> Made:
    kind = "foreign table" if op.foreign else "table"
    return Made(
        kind=kind, name=op.table, guarded=op.if_not_exists, temporary=_is_temporary(op.table)
    )


def _table_as(op: tables.CreateTableAs) -> Made:
    return Made(
        kind="materialized view" if op.materialized_view else "table",
        name=op.table,
        guarded=op.if_not_exists,
        temporary=op.temporary or _is_temporary(op.table),
    )


def _index(op: objects.CreateIndex) -> Made | None:
    if op.index is None:
        return None
    return Made(
        kind="index",
        name=Name(op.table.schema, op.index),
        table=op.table,
        guarded=op.if_not_exists,
        temporary=_is_temporary(op.table),
    )


def _view(op: objects.CreateView) -> Made:
    temporary = op.temporary or _is_temporary(op.view)
    return Made(kind="view", name=op.view, guarded=op.or_replace, temporary=temporary)


def _routine(op: objects.CreateRoutine) -> Made:
    return Made(
        kind=op.kind,
        name=op.name,
        arguments=op.arguments,
        guarded=op.or_replace,
        temporary=_is_temporary(op.name),
    )


def _trigger(op: objects.CreateTrigger) -> Made:
    return Made(
        kind="constraint trigger" if op.constraint else "trigger",
        name=Name("", op.trigger),
        table=op.table,
        guarded=op.or_replace,
        temporary=_is_temporary(op.table),
    )


def _policy(op: objects.CreatePolicy) -> Made | None:
    if op.altered:
        return None
    name, temporary = Name("", op.policy), _is_temporary(op.table)
    return Made(kind="policy", name=name, table=op.table, temporary=temporary)


def _other(op: objects.Create) -> Made | None:
    if not op.name.name:
        return None
    relation = op.tree.get("sequence", {})
    temporary = isinstance(relation, dict) and relation.get("relpersistence") == "t"
    return Made(
        kind=op.kind,
        name=op.name,
        table=op.table,
        guarded=bool(op.guard),
        temporary=temporary or _is_temporary(op.name) or _is_temporary(op.table),
    )


def _is_temporary(name: Name | None) -> bool:
    return name is not None and name.schema == TEMPORARY


_MAKERS: Mapping[type, Callable[[Any], Made | None]] = {
    objects.Create: _other,
    objects.CreateDomain: lambda op: Made(kind="domain", name=op.domain),
    objects.CreateEnum: lambda op: Made(kind="type", name=op.type),
    objects.CreateExtension: lambda op: Made(
        kind="extension", name=Name("", op.extension), guarded=op.if_not_exists
    ),
    objects.CreateIndex: _index,
    objects.CreatePolicy: _policy,
    objects.CreateRoutine: _routine,
    objects.CreateTrigger: _trigger,
    objects.CreateView: _view,
    session.ChangeRole: lambda op: Made(kind="role", name=Name("", op.role)) if op.create else None,
    tables.CreateTable: _table,
    tables.CreateTableAs: _table_as,
}
MAKERS: tuple[type[Operation], ...] = tuple(_MAKERS)
"""The operations that make something."""
