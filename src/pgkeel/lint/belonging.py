"""Which schemas an operation changes, and which it reads; for rules about slices, and the engine.

What a routine's body names is not looked at: it is bound when it runs.
"""

from collections.abc import Iterator
from typing import Any

from pgkeel.lint.at import StatementAt
from pgkeel.lint.conditions import CONDITIONAL, conditions
from pgkeel.lint.constrained import constraints_of
from pgkeel.lint.operations import objects, rows, session, tables
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.policy import Belonging
from pgkeel.lint.reading.nodes import strings, walk
from pgkeel.names import Name

_TARGETS = ("table", "view", "domain", "type", "sequence", "name", "partition", "partition_of")
"""The fields that hold what an operation makes or changes."""
_CLUSTER = frozenset({"role", "database", "tablespace", "parameter", "large object", "language"})
"""Kinds that privileges and names are given for, and that are nobody's here."""
_TREES = (rows.Insert, rows.Update, rows.Delete, rows.Merge)


CHANGES: tuple[type[Operation], ...] = (
    objects.AddEnumValue,
    objects.AlterDomain,
    objects.AlterPublication,
    objects.AlterSequence,
    objects.ChangeOwner,
    objects.Comment,
    objects.Create,
    objects.CreateDomain,
    objects.CreateEnum,
    objects.CreateExtension,
    objects.CreateIndex,
    objects.CreatePolicy,
    objects.CreateRoutine,
    objects.CreateTrigger,
    objects.CreateView,
    objects.Drop,
    objects.RefreshMaterializedView,
    objects.Rename,
    objects.SetSchema,
    rows.Cluster,
    rows.Copy,
    rows.Delete,
    rows.Insert,
    rows.Merge,
    rows.Reindex,
    rows.Truncate,
    rows.Update,
    session.DefaultPrivileges,
    session.Grant,
    tables.AddColumn,
    tables.AddConstraint,
    tables.AlterColumnType,
    tables.AttachPartition,
    tables.ChangeTable,
    tables.CreateTable,
    tables.CreateTableAs,
    tables.DetachPartition,
    tables.DropColumn,
    tables.DropConstraint,
    tables.DropNotNull,
    tables.SetDefault,
    tables.SetNotNull,
    tables.ValidateConstraint,
)
"""The operations that change what is in some schema, or the rows in it."""


def changed(op: Operation, where: StatementAt) -> tuple[str, ...]:
    """Return the schemas that ``op`` changes something in; empty text for what is in none."""
    if not isinstance(op, CHANGES) or (isinstance(op, rows.Copy) and not op.from_):
        return ()
    if isinstance(op, session.DefaultPrivileges):
        return op.schemas
    if isinstance(op, session.Grant):
        return tuple(_granted(op))
    if isinstance(op, objects.CreateExtension):
        return ("",)
    if isinstance(op, objects.AlterPublication):
        return tuple(table.schema for table in op.tables) or ("",)
    if isinstance(op, objects.Comment) and op.kind == "column":
        return _commented_column(where)
    return tuple(_targets(op))


def _targets(op: Operation) -> Iterator[str]:
    kind = getattr(op, "kind", "")
    on = getattr(op, "table", None)
    for field in _TARGETS:
        name: Any = getattr(op, field, None)
        if not isinstance(name, Name) or (field == "name" and isinstance(on, Name)):
            continue
        if kind == "schema":
            yield name.name
        elif name.schema or kind not in _CLUSTER:
            yield name.schema
    if isinstance(op, objects.SetSchema):
        yield op.new
    if isinstance(op, tables.CreateTable):
        yield from (parent.schema for parent in op.inherits)


def _granted(op: session.Grant) -> Iterator[str]:
    for name in op.objects:
        if name.schema:
            yield name.schema
        elif op.all_in_schema or op.kind == "schema":
            yield name.name


def _commented_column(where: StatementAt) -> tuple[str, ...]:
    comment = (where.tree or {}).get("CommentStmt", {})
    names = strings(comment.get("object", {}).get("List", {}).get("items"))
    return (names[-3],) if len(names) > 2 else ()


def read(op: Operation, schema: str) -> Iterator[Name]:
    """Yield what ``op`` needs to be there; names without a schema are in ``schema``."""
    for constraint in constraints_of(op):
        if constraint.references:
            yield constraint.references
    if isinstance(op, objects.CreateTrigger):
        yield op.function
    if isinstance(op, tables.CreateTable):
        yield from op.like
        for column in op.columns:
            yield from _type(column.type)
    if isinstance(op, tables.AddColumn):
        yield from _type(op.column.type)
    trees = [op.tree] if isinstance(op, (*_TREES, objects.Create)) else []
    if not trees and isinstance(op, CONDITIONAL):
        trees = list(conditions(op))
    nodes = walk(trees)
    common = {body.get("ctename") for kind, body in nodes if kind == "CommonTableExpr"}
    for kind, body in nodes:
        if kind == "RangeVar" and ("schemaname" in body or body["relname"] not in common):
            yield Name(body.get("schemaname", schema), body["relname"])
        elif kind in ("FuncCall", "TypeName"):
            names = strings(body.get("funcname" if kind == "FuncCall" else "names"))
            if len(names) > 1:
                yield Name(names[-2], names[-1])


def _type(type_: tables.Type) -> Iterator[Name]:
    schema, dot, name = type_.name.rpartition(".")
    if dot:
        yield Name(schema, name)


def owners(op: Operation, where: StatementAt, belonging: Belonging) -> Iterator[str]:
    """Yield the parts whose objects ``op`` changes."""
    for schema in changed(op, where):
        owner = belonging.owner(schema)
        if owner is not None:
            yield owner
