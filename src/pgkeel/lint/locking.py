"""Which form of the lock table an operation is, and which relations play which role in it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pgkeel.lint.at import At
from pgkeel.lint.effect import Effect
from pgkeel.lint.operations import objects, rows, tables
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.partitions import default_partition, is_proved_to_fit
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.type_change import cost, is_mere_cast
from pgkeel.lint.volatility import volatile_call
from pgkeel.locks import LockMode, fact
from pgkeel.names import Name


def effects(op: Operation, at: At) -> tuple[Effect, ...]:
    """Return what ``op`` does to tables, as far as text and history tell."""
    find = _FORMS.get(type(op))
    if find is None:
        return ()
    server = at.server
    return tuple(
        [Effect(name, fact(name, server), table, others) for name, table, others in find(op, at)]
    )


_Forms = Iterator[tuple[str, Name, Mapping[str, Name]]]
_NONE: Mapping[str, Name] = {}


def _add_column(op: tables.AddColumn, at: At) -> _Forms:
    if op.relation == "type":
        return
    known = at.schema.column(op.table, op.column.name)
    if known is not None and op.if_not_exists:
        return
    if op.relation == "foreign table":
        yield "add-column", op.table, _NONE
        return
    yield _column_form(op.column, at), op.table, _NONE
    for constraint in op.column.constraints:
        if constraint.kind == "check":
            if constraint.enforced:
                yield "add-column-check", op.table, _NONE
        elif constraint.kind == "unique":
            yield "add-column-unique", op.table, _NONE
        elif constraint.kind == "primary key":
            yield "add-column-primary-key", op.table, _NONE
        elif constraint.kind == "foreign key" and constraint.references:
            filled = op.column.default is not None and constraint.enforced
            name = "add-column-references-default" if filled else "add-column-references"
            yield name, op.table, {"referenced": constraint.references}


def _column_form(column: tables.Column, at: At) -> str:
    if column.is_serial:
        return "add-column-serial"
    if column.identity:
        return "add-column-identity"
    if column.generated:
        virtual = column.generated == "v"
        return "add-column-virtual-generated" if virtual else "add-column-stored-generated"
    domain = at.known_type(column.type)
    if domain and domain.checked and not column.type.array:
        return "add-column-constrained-domain"
    default = column.default or (domain.default if domain and not column.type.array else None)
    if default and volatile_call(default, at.schema, Scope(at.session.schema)):
        return "add-column-volatile-default"
    return "add-column"


def _add_constraint(op: tables.AddConstraint, at: At) -> _Forms:
    constraint = op.constraint
    others = {"referenced": constraint.references} if constraint.references else _NONE
    late = "" if constraint.validated else "-not-valid"
    if constraint.kind == "check":
        yield f"add-check{late}", op.table, _NONE
    elif constraint.kind == "foreign key":
        yield f"add-foreign-key{late}", op.table, others
    elif constraint.kind == "exclusion":
        yield "add-exclusion", op.table, _NONE
    elif constraint.kind == "not null":
        if late:
            yield "add-not-null-not-valid", op.table, _NONE
        else:
            proved = all(at.schema.is_proved_not_null(op.table, c) for c in constraint.columns)
            yield ("set-not-null-proved" if proved else "set-not-null"), op.table, _NONE
    else:
        kind = "unique" if constraint.kind == "unique" else "primary-key"
        ready = "-using-index" if constraint.index else ""
        yield f"add-{kind}{ready}", op.table, _NONE


def _alter_type(op: tables.AlterColumnType, at: At) -> _Forms:
    if op.relation == "type":
        return
    known = at.schema.column(op.table, op.column)
    before = known.type if known else None
    price = cost(before, op.type, at.known_type) if is_mere_cast(op) else "rewrite"
    name = "alter-column-type-widening"
    if op.relation == "foreign table":
        yield name, op.table, _NONE
        return
    if price in ("rewrite", "unknown"):
        name = "alter-column-type"
    elif price == "indexes" or op.collation is not None:
        name = "alter-column-type-collation"
    yield from _with_keys(name, op.table, op.column, at)


def _drop_column(op: tables.DropColumn, at: At) -> _Forms:
    yield from _with_keys("drop-column", op.table, op.column, at)


def _with_keys(name: str, table: Name, column: str, at: At) -> _Forms:
    """Yield the form with the tables at the other ends of foreign keys that ``column`` is in."""
    referenced = {
        key.references
        for key in at.schema.constraints(table)
        if key.references and column in key.columns
    }
    referencing = {
        other.name for other, key in at.schema.keys_to(table) if column in key.referenced_columns
    }
    roles = [("referenced", one) for one in sorted(referenced - {table})]
    roles += [("referencing", one) for one in sorted(referencing - {table})]
    for role, other_table in roles:
        yield name, table, {role: other_table}
    if not roles:
        yield name, table, _NONE


def _set_not_null(op: tables.SetNotNull, at: At) -> _Forms:
    proved = at.schema.is_proved_not_null(op.table, op.column)
    yield ("set-not-null-proved" if proved else "set-not-null"), op.table, _NONE


def _validate(op: tables.ValidateConstraint, at: At) -> _Forms:
    table = at.schema.tables.get(op.table)
    known = table.constraints.get(op.constraint) if table else None
    if known and known.references:
        yield "validate-foreign-key", op.table, {"referenced": known.references}
    else:
        yield "validate-check", op.table, _NONE


def _drop_constraint(op: tables.DropConstraint, at: At) -> _Forms:
    table = at.schema.tables.get(op.table)
    known = table.constraints.get(op.constraint) if table else None
    if known and known.references:
        yield "drop-foreign-key", op.table, {"referenced": known.references}
    else:
        yield "drop-constraint", op.table, _NONE


def _attach(op: tables.AttachPartition, at: At) -> _Forms:
    if op.relation == "index":
        return
    others = {"partition": op.partition}
    rest = default_partition(op.table, at)
    if rest and not at.is_new_and_empty(rest):
        others["default-partition"] = rest
        yield "attach-partition-default-present", op.table, others
    elif is_proved_to_fit(op, at):
        yield "attach-partition-proved", op.table, others
    else:
        yield "attach-partition", op.table, others


def _detach(op: tables.DetachPartition, at: At) -> _Forms:
    name = "detach-partition-concurrently" if op.concurrently else "detach-partition"
    others = {"partition": op.partition}
    rest = default_partition(op.table, at)
    yield name, op.table, {**others, "default-partition": rest} if rest else others


_CHANGES = {
    "AddIdentity": "add-identity",
    "SetIdentity": "set-identity",
    "DropIdentity": "drop-identity",
    "DropExpression": "drop-expression",
    "SetExpression": "set-expression",
    "SetStatistics": "set-statistics",
    "SetStorage": "set-storage",
    "SetCompression": "set-compression",
    "SetOptions": "set-column-options",
    "ResetOptions": "set-column-options",
    "AlterConstraint": "alter-constraint",
    "EnableTrig": "enable-trigger",
    "EnableAlwaysTrig": "enable-trigger",
    "EnableReplicaTrig": "enable-trigger",
    "EnableTrigAll": "enable-trigger",
    "EnableTrigUser": "enable-trigger",
    "DisableTrig": "disable-trigger",
    "DisableTrigAll": "disable-trigger",
    "DisableTrigUser": "disable-trigger",
    "EnableRowSecurity": "enable-rls",
    "DisableRowSecurity": "disable-rls",
    "ForceRowSecurity": "force-rls",
    "NoForceRowSecurity": "no-force-rls",
    "ChangeOwner": "owner-to",
    "SetTableSpace": "set-tablespace",
    "SetLogged": "set-logged",
    "SetUnLogged": "set-unlogged",
    "SetAccessMethod": "set-access-method",
    "SetRelOptions": "set-storage-parameters",
    "ResetRelOptions": "set-storage-parameters",
    "ClusterOn": "cluster-on",
    "DropCluster": "cluster-on",
    "ReplicaIdentity": "replica-identity",
    "AddInherit": "inherit",
    "DropInherit": "no-inherit",
}


def _change(op: tables.ChangeTable, _: At) -> _Forms:
    name = _CHANGES.get(op.command)
    if name and op.relation in ("table", "foreign table"):
        yield name, op.table, _NONE


def _create_table(op: tables.CreateTable, at: At) -> _Forms:
    if op.table in at.schema.tables and op.if_not_exists:
        return
    if op.partition_of:
        others = {"parent": op.partition_of}
        rest = default_partition(op.partition_of, at)
        if rest:
            others["default-partition"] = rest
            yield "create-table-partition-of-default-present", op.table, others
        else:
            yield "create-table-partition-of", op.table, others
    for parent in op.inherits:
        yield "create-table-inherits", op.table, {"parent": parent}
    referenced = {one.references for one in op.all_constraints() if one.references}
    for name in sorted(referenced - {op.table}):
        yield "create-table-references", op.table, {"referenced": name}


def _create_index(op: objects.CreateIndex, at: At) -> _Forms:
    known = at.schema.tables.get(op.table)
    if op.concurrently:
        yield "create-index-concurrently", op.table, _NONE
    elif op.only:
        yield "create-index-only", op.table, _NONE
    elif known and known.partitioned:
        yield "create-index-partitioned", op.table, _NONE
    else:
        yield "create-index", op.table, _NONE


_DROPS = {
    "policy": "drop-policy",
    "trigger": "drop-trigger",
    "rule": "drop-rule",
    "view": "drop-view",
    "materialized view": "drop-materialized-view",
}


_RELATIONS = frozenset({"table", "foreign table", "view", "materialized view"})


def _drop(op: objects.Drop, at: At) -> _Forms:
    if op.kind in _RELATIONS and op.if_exists and op.name not in at.schema.tables:
        # Nobody has made it, and the statement does not count on it either.
        return
    if op.kind in ("table", "foreign table"):
        yield from _drop_table(op.name, at)
    elif op.kind == "index":
        index = at.schema.indexes.get(op.name)
        if index:
            name = "drop-index-concurrently" if op.concurrently else "drop-index"
            yield name, index.table, _NONE
    elif op.kind in _DROPS:
        yield _DROPS[op.kind], op.table or op.name, _NONE


def _drop_table(table: Name, at: At) -> _Forms:
    known = at.schema.tables.get(table)
    if known and known.partition_of:
        yield "drop-partition", table, {"parent": known.partition_of}
        return
    referenced = {one.references for one in at.schema.constraints(table) if one.references}
    for name in sorted(referenced - {table}):
        yield "drop-table-referencing", table, {"referenced": name}
    if not referenced - {table}:
        yield "drop-table", table, _NONE


def _rename(op: objects.Rename, _: At) -> _Forms:
    names = {
        "table": "rename-table",
        "column": "rename-column",
        "constraint": "rename-constraint",
        "trigger": "rename-trigger",
    }
    if op.kind in names:
        yield names[op.kind], op.name, _NONE


def _set_schema(op: objects.SetSchema, _: At) -> _Forms:
    if op.kind == "table":
        yield "set-schema", op.name, _NONE


def _create_trigger(op: objects.CreateTrigger, _: At) -> _Forms:
    yield "create-trigger", op.table, _NONE


def _policy(op: objects.CreatePolicy, _: At) -> _Forms:
    yield ("alter-policy" if op.altered else "create-policy"), op.table, _NONE


def _create(op: objects.Create, _: At) -> _Forms:
    if op.kind == "rule" and op.table:
        yield "create-rule", op.table, _NONE


def _refresh(op: objects.RefreshMaterializedView, _: At) -> _Forms:
    late = "-concurrently" if op.concurrently else ""
    yield f"refresh-materialized-view{late}", op.view, _NONE


def _vacuum(op: rows.Vacuum, _: At) -> _Forms:
    if op.table:
        yield (
            ("vacuum-full" if op.full else "analyze" if op.analyze_only else "vacuum"),
            op.table,
            _NONE,
        )


def _lock_table(op: rows.LockTable, _: At) -> _Forms:
    if op.mode == LockMode.ACCESS_EXCLUSIVE:
        yield "lock-table", op.table, _NONE


def _reindex(op: rows.Reindex, at: At) -> _Forms:
    if op.name is None or op.kind not in ("table", "index"):
        return
    index = at.schema.indexes.get(op.name) if op.kind == "index" else None
    if op.kind == "index" and index is None:
        return
    name = "reindex-concurrently" if op.concurrently else f"reindex-{op.kind}"
    yield name, index.table if index else op.name, _NONE


def _named(name: str) -> Callable[[Any, At], _Forms]:
    def find(op: Any, _: At) -> _Forms:
        if op.table:
            yield name, op.table, _NONE

    return find


def _set_default(op: tables.SetDefault, _: At) -> _Forms:
    yield ("drop-default" if op.default is None else "set-default"), op.table, _NONE


_FORMS: Mapping[type, Callable[[Any, At], _Forms]] = {
    objects.Create: _create,
    objects.CreateIndex: _create_index,
    objects.CreatePolicy: _policy,
    objects.CreateTrigger: _create_trigger,
    objects.Drop: _drop,
    objects.RefreshMaterializedView: _refresh,
    objects.Rename: _rename,
    objects.SetSchema: _set_schema,
    rows.Cluster: _named("cluster"),
    rows.Delete: _named("delete"),
    rows.Insert: _named("insert"),
    rows.LockTable: _lock_table,
    rows.Merge: _named("merge"),
    rows.Reindex: _reindex,
    rows.Truncate: _named("truncate"),
    rows.Update: _named("update"),
    rows.Vacuum: _vacuum,
    tables.AddColumn: _add_column,
    tables.AddConstraint: _add_constraint,
    tables.AlterColumnType: _alter_type,
    tables.AttachPartition: _attach,
    tables.ChangeTable: _change,
    tables.CreateTable: _create_table,
    tables.DetachPartition: _detach,
    tables.DropColumn: _drop_column,
    tables.DropConstraint: _drop_constraint,
    tables.DropNotNull: _named("drop-not-null"),
    tables.SetDefault: _set_default,
    tables.SetNotNull: _set_not_null,
    tables.ValidateConstraint: _validate,
}
