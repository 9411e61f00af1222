"""Statements on tables to operations."""

from collections.abc import Callable, Mapping
from typing import Any

from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import (
    AddColumn,
    AddConstraint,
    AlterColumnType,
    AttachPartition,
    ChangeTable,
    CreateTable,
    CreateTableAs,
    DetachPartition,
    DropColumn,
    DropConstraint,
    DropNotNull,
    SetDefault,
    SetNotNull,
    ValidateConstraint,
)
from pgkeel.lint.reading.columns import column, constraint
from pgkeel.lint.reading.nodes import options, role_of, strings, type_of
from pgkeel.lint.reading.scope import TEMPORARY, Scope
from pgkeel.names import Name
from pgkeel.sql import Tree

Operations = tuple[Operation, ...]

RELATIONS = {
    "OBJECT_TABLE": "table",
    "OBJECT_VIEW": "view",
    "OBJECT_MATVIEW": "materialized view",
    "OBJECT_INDEX": "index",
    "OBJECT_SEQUENCE": "sequence",
    "OBJECT_FOREIGN_TABLE": "foreign table",
    "OBJECT_TYPE": "type",
}


def create_table(node: Tree, scope: Scope, shift: int, *, foreign: bool = False) -> Operations:
    """CREATE TABLE."""
    relation = node["relation"]
    temporary = relation.get("relpersistence") == "t"
    if temporary:
        scope.temporary.add(relation["relname"])
    columns, constraints, like = [], [], []
    for item in node.get("tableElts", ()):
        if "ColumnDef" in item:
            columns.append(column(item["ColumnDef"], scope, shift))
        elif "Constraint" in item:
            constraints.append(constraint(item["Constraint"], scope, shift))
        elif "TableLikeClause" in item:
            like.append(scope.relation(item["TableLikeClause"]["relation"]))
    parents = tuple([scope.relation(one["RangeVar"]) for one in node.get("inhRelations", ())])
    is_partition = "partbound" in node
    partitioned = node.get("partspec")
    return (
        CreateTable(
            at=relation.get("location", 0) + shift,
            table=Name(TEMPORARY, relation["relname"]) if temporary else scope.relation(relation),
            columns=tuple(columns),
            constraints=tuple(constraints),
            if_not_exists=node.get("if_not_exists", False),
            temporary=temporary,
            unlogged=relation.get("relpersistence") == "u",
            foreign=foreign,
            partition_of=parents[0] if is_partition and parents else None,
            default=node.get("partbound", {}).get("is_default", False),
            partition_key=_partition_key(partitioned) if partitioned else None,
            inherits=() if is_partition else parents,
            like=tuple(like),
            options=tuple(options(node.get("options"))),
        ),
    )


def create_foreign_table(node: Tree, scope: Scope, shift: int) -> Operations:
    """CREATE FOREIGN TABLE."""
    base = node.get("base") or node.get("base_stmt") or node
    return create_table(base, scope, shift, foreign=True)


def _partition_key(node: Tree) -> tuple[str, ...]:
    elements = [item["PartitionElem"] for item in node.get("partParams", ())]
    return tuple([element["name"] for element in elements if "name" in element])


def create_table_as(node: Tree, scope: Scope, shift: int) -> Operations:
    """CREATE TABLE AS and CREATE MATERIALIZED VIEW."""
    into = node["into"]
    return (_created_as(into, node["query"], node, scope, shift),)


def select_into(node: Tree, scope: Scope, shift: int) -> Operations:
    """SELECT INTO."""
    query = {"SelectStmt": {key: value for key, value in node.items() if key != "intoClause"}}
    return (_created_as(node["intoClause"], query, {}, scope, shift),)


def _created_as(into: Tree, query: Tree, node: Tree, scope: Scope, shift: int) -> CreateTableAs:
    relation = into["rel"]
    temporary = relation.get("relpersistence") == "t"
    if temporary:
        scope.temporary.add(relation["relname"])
    return CreateTableAs(
        at=relation.get("location", 0) + shift,
        table=scope.relation(relation),
        materialized_view=node.get("objtype") == "OBJECT_MATVIEW",
        if_not_exists=node.get("if_not_exists", False),
        temporary=temporary,
        unlogged=relation.get("relpersistence") == "u",
        with_data=not into.get("skipData", False),
        query=query,
    )


def alter_table(node: Tree, scope: Scope, shift: int) -> Operations:
    """ALTER TABLE, and of other relations what the grammar treats alike: one value a command."""
    relation = node["relation"]
    kind = RELATIONS.get(node.get("objtype", ""), "table")
    commands = node.get("cmds", ())
    shared: Shared = {
        "table": scope.relation(relation),
        "relation": kind,
        "if_exists": node.get("missing_ok", False),
        "only": not relation.get("inh", False),
    }
    made = []
    for part, item in enumerate(commands):
        command = item["AlterTableCmd"]
        read = _COMMANDS.get(command["subtype"], _change)
        made.append(read(command, scope, shift, {**shared, "part": part}))
    return tuple(made)


Shared = dict[str, Any]
"""What all commands of one ALTER TABLE have in common."""


def _add_column(command: Tree, scope: Scope, shift: int, shared: Shared) -> Operation:
    added = column(command["def"]["ColumnDef"], scope, shift)
    if_not_exists = command.get("missing_ok", False)
    return AddColumn(**{**shared, "at": added.at}, column=added, if_not_exists=if_not_exists)


def _alter_type(command: Tree, _: Scope, shift: int, shared: Shared) -> Operation:
    body = command["def"]["ColumnDef"]
    collation = body.get("collClause")
    return AlterColumnType(
        **{**shared, "at": body["typeName"].get("location", 0) + shift},
        column=command["name"],
        type=type_of(body["typeName"]),
        using=body.get("raw_default"),
        collation=".".join(strings(collation.get("collname"))) if collation else None,
    )


def _add_constraint(command: Tree, scope: Scope, shift: int, shared: Shared) -> Operation:
    added = constraint(command["def"]["Constraint"], scope, shift)
    return AddConstraint(**{**shared, "at": added.at}, constraint=added)


def _attach(command: Tree, scope: Scope, _: int, shared: Shared) -> Operation:
    body = command["def"]["PartitionCmd"]
    default = body.get("bound", {}).get("is_default", False)
    return AttachPartition(**shared, partition=scope.relation(body["name"]), default=default)


def _detach(command: Tree, scope: Scope, _: int, shared: Shared) -> Operation:
    body = command["def"]["PartitionCmd"]
    concurrently = body.get("concurrent", False)
    return DetachPartition(
        **shared, partition=scope.relation(body["name"]), concurrently=concurrently
    )


def _set_default(command: Tree, _: Scope, __: int, shared: Shared) -> Operation:
    return SetDefault(**shared, column=command["name"], default=command.get("def"))


def _drop_column(command: Tree, _: Scope, __: int, shared: Shared) -> Operation:
    return DropColumn(
        **shared,
        column=command["name"],
        column_if_exists=command.get("missing_ok", False),
        cascade=command.get("behavior") == "DROP_CASCADE",
    )


def _drop_constraint(command: Tree, _: Scope, __: int, shared: Shared) -> Operation:
    return DropConstraint(
        **shared,
        constraint=command["name"],
        constraint_if_exists=command.get("missing_ok", False),
        cascade=command.get("behavior") == "DROP_CASCADE",
    )


def _set_not_null(command: Tree, _: Scope, __: int, shared: Shared) -> Operation:
    return SetNotNull(**shared, column=command["name"])


def _drop_not_null(command: Tree, _: Scope, __: int, shared: Shared) -> Operation:
    return DropNotNull(**shared, column=command["name"])


def _validate(command: Tree, _: Scope, __: int, shared: Shared) -> Operation:
    return ValidateConstraint(**shared, constraint=command["name"])


def _change(command: Tree, _: Scope, __: int, shared: Shared) -> Operation:
    owner = command.get("newowner")
    listed = command.get("def", {}).get("List", {}).get("items", ())
    return ChangeTable(
        **shared,
        command=command["subtype"].removeprefix("AT_"),
        subject=role_of(owner) if owner else command.get("name", ""),
        options=tuple(options([item for item in listed if "DefElem" in item])),
        tree=command,
    )


def replica_identity(op: ChangeTable) -> str:
    """Return what REPLICA IDENTITY states, as in ``pg_class.relreplident``."""
    stated = op.tree.get("def", {}).get("ReplicaIdentityStmt", {})
    return str(stated.get("identity_type", "d"))


_COMMANDS: Mapping[str, Callable[[Tree, Scope, int, Shared], Operation]] = {
    "AT_AddColumn": _add_column,
    "AT_AddConstraint": _add_constraint,
    "AT_AlterColumnType": _alter_type,
    "AT_AttachPartition": _attach,
    "AT_ColumnDefault": _set_default,
    "AT_DetachPartition": _detach,
    "AT_DropColumn": _drop_column,
    "AT_DropConstraint": _drop_constraint,
    "AT_DropNotNull": _drop_not_null,
    "AT_SetNotNull": _set_not_null,
    "AT_ValidateConstraint": _validate,
}
