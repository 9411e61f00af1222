"""Whether a statement can run a second time where it has run before; for rules about retries."""

from collections.abc import Callable, Mapping
from typing import Any

from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.operations import objects, rows, session, tables
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.reading.nodes import column_of, walk
from pgkeel.lint.reading.scope import TEMPORARY
from pgkeel.names import Name

Earlier = list[tuple[Operation, StatementAt]]


def refuses_again(op: Operation, where: StatementAt, at: At) -> str | None:
    """Return what a second run of ``op`` does wrong, ``None`` where it does no harm.

    Asked at the end of a file: a DROP of the same thing anywhere above it counts. What is not
    known to be wrong is taken to be right.
    """
    find = _REFUSED.get(type(op))
    if find is None or where.guards:
        return None
    return find(op, at)


def _create_table(op: tables.CreateTable | tables.CreateTableAs, at: At) -> str | None:
    if op.if_not_exists or op.temporary or op.table.schema == TEMPORARY:
        return None
    kind = "materialized view" if getattr(op, "materialized_view", False) else "table"
    return _there(op.table, kind, at)


def _create_index(op: objects.CreateIndex, at: At) -> str | None:
    if op.index is None:
        return "makes a second index"
    if op.if_not_exists:
        return None
    return _there(Name(op.table.schema, op.index), "index", at)


def _create_view(op: objects.CreateView, at: At) -> str | None:
    return None if op.or_replace or op.temporary else _there(op.view, "view", at)


def _create_trigger(op: objects.CreateTrigger, at: At) -> str | None:
    return None if op.or_replace else _there(Name("", op.trigger), "trigger", at, op.table)


def _create_policy(op: objects.CreatePolicy, at: At) -> str | None:
    return None if op.altered else _there(Name("", op.policy), "policy", at, op.table)


def _create_routine(op: objects.CreateRoutine, at: At) -> str | None:
    return None if op.or_replace else _there(op.name, op.kind, at)


def _create(op: objects.Create, at: At) -> str | None:
    return None if op.guard else _there(op.name, op.kind, at, op.table)


def _create_enum(op: objects.CreateEnum, at: At) -> str | None:
    return _there(op.type, "type", at)


def _create_domain(op: objects.CreateDomain, at: At) -> str | None:
    return _there(op.domain, "domain", at)


def _create_extension(op: objects.CreateExtension, at: At) -> str | None:
    return None if op.if_not_exists else _there(Name("", op.extension), "extension", at)


def _create_role(op: session.ChangeRole, at: At) -> str | None:
    return _there(Name("", op.role), "role", at) if op.create else None


def _there(name: Name, kind: str, at: At, table: Name | None = None) -> str | None:
    """Return that it is there already, unless the file itself drops it where it is."""
    for op, _ in at.earlier:
        if (
            isinstance(op, objects.Drop)
            and op.kind == kind
            and op.if_exists
            and op.name == name
            and op.table == table
        ):
            return None
    return "fails because it is there"


def _drop(op: objects.Drop, _: At) -> str | None:
    return None if op.if_exists else "fails because it is gone"


def _add_column(op: tables.AddColumn, _: At) -> str | None:
    return None if op.if_not_exists or op.relation == "type" else "fails because it is there"


def _drop_column(op: tables.DropColumn, _: At) -> str | None:
    return None if op.column_if_exists else "fails because it is gone"


def _add_constraint(op: tables.AddConstraint, at: At) -> str | None:
    name = op.constraint.name
    for earlier, _ in at.earlier:
        if (
            isinstance(earlier, tables.DropConstraint)
            and earlier.constraint_if_exists
            and earlier.table == op.table
            and earlier.constraint == name
        ):
            return None
    return "fails because it is there" if name else "makes a second constraint"


def _drop_constraint(op: tables.DropConstraint, _: At) -> str | None:
    return None if op.constraint_if_exists else "fails because it is gone"


def _change(op: tables.ChangeTable, _: At) -> str | None:
    if op.command in ("AddIdentity", "AddInherit"):
        return "fails because it is there"
    if op.command in ("DropIdentity", "DropExpression") and not op.tree.get("missing_ok"):
        return "fails because it is gone"
    return None


def _moves(_: Operation, __: At) -> str:
    return "fails because it is done"


def _add_value(op: objects.AddEnumValue, _: At) -> str | None:
    return None if op.if_not_exists else "fails because it is there"


def _insert(op: rows.Insert, at: At) -> str | None:
    if op.on_conflict or op.guarded or op.table.schema == TEMPORARY:
        return None
    emptied = (one.table for one, _ in at.earlier if isinstance(one, (rows.Delete, rows.Truncate)))
    return None if op.table in emptied else "inserts the rows once more"


def _update(op: rows.Update, _: At) -> str | None:
    for column, value in op.assignments:
        if any(
            kind == "ColumnRef" and column_of({kind: body}) == column for kind, body in walk(value)
        ):
            return f"counts {column} up once more"
    return None


_REFUSED: Mapping[type, Callable[[Any, At], str | None]] = {
    objects.AddEnumValue: _add_value,
    objects.Create: _create,
    objects.CreateDomain: _create_domain,
    objects.CreateEnum: _create_enum,
    objects.CreateExtension: _create_extension,
    objects.CreateIndex: _create_index,
    objects.CreatePolicy: _create_policy,
    objects.CreateRoutine: _create_routine,
    objects.CreateTrigger: _create_trigger,
    objects.CreateView: _create_view,
    objects.Drop: _drop,
    objects.Rename: _moves,
    objects.SetSchema: _moves,
    rows.Insert: _insert,
    rows.Update: _update,
    session.ChangeRole: _create_role,
    tables.AddColumn: _add_column,
    tables.AddConstraint: _add_constraint,
    tables.AttachPartition: _moves,
    tables.ChangeTable: _change,
    tables.CreateTable: _create_table,
    tables.CreateTableAs: _create_table,
    tables.DetachPartition: _moves,
    tables.DropColumn: _drop_column,
    tables.DropConstraint: _drop_constraint,
}
