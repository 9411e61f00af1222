"""Statements on rows, and those that keep tables in order, to operations."""

from collections.abc import Sequence

from msgspec.structs import replace

from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.rows import (
    Cluster,
    Copy,
    Delete,
    Insert,
    LockTable,
    Merge,
    Reindex,
    Select,
    Truncate,
    Update,
    Vacuum,
)
from pgkeel.lint.operations.session import CallsFunction, SetVariable
from pgkeel.lint.reading.nodes import (
    arguments,
    calls,
    column_of,
    constant,
    flag,
    is_null,
    options,
    strings,
    walk,
)
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.reading.tables import select_into
from pgkeel.sql import Tree

Operations = tuple[Operation, ...]


def insert(node: Tree, scope: Scope, shift: int) -> Operations:
    """INSERT."""
    query = node.get("selectStmt", {}).get("SelectStmt", {})
    rows = query.get("valuesLists")
    return (
        Insert(
            at=node["relation"].get("location", 0) + shift,
            table=scope.relation(node["relation"]),
            columns=tuple([item["ResTarget"]["name"] for item in node.get("cols", ())]),
            rows=len(rows) if rows else (None if query else 1),
            on_conflict="onConflictClause" in node,
            guarded=bool(query) and not rows and _leaves_out_what_is_there(query),
            tree=node,
        ),
        *_with_calls(query, scope, shift),
    )


def _leaves_out_what_is_there(query: Tree) -> bool:
    if query.get("op") == "SETOP_EXCEPT":
        return True
    negated = [body for kind, body in walk(query.get("whereClause")) if kind == "BoolExpr"]
    links = {"EXISTS_SUBLINK", "ANY_SUBLINK"}
    return any(
        kind == "SubLink" and body.get("subLinkType") in links
        for one in negated
        if one.get("boolop") == "NOT_EXPR"
        for kind, body in walk(one)
    ) or any(
        # A left join where nothing is found on the other side.
        kind == "NullTest" and body.get("nulltesttype") == "IS_NULL"
        for kind, body in walk(query.get("whereClause"))
    )


def update(node: Tree, scope: Scope, shift: int) -> Operations:
    """UPDATE."""
    targets = [item["ResTarget"] for item in node.get("targetList", ())]
    return (
        Update(
            at=node["relation"].get("location", 0) + shift,
            table=scope.relation(node["relation"]),
            assignments=tuple([(one.get("name", ""), one.get("val", {})) for one in targets]),
            where=node.get("whereClause"),
            tree=node,
        ),
    )


def delete(node: Tree, scope: Scope, shift: int) -> Operations:
    """DELETE."""
    return (
        Delete(
            at=node["relation"].get("location", 0) + shift,
            table=scope.relation(node["relation"]),
            where=node.get("whereClause"),
            tree=node,
        ),
    )


def merge(node: Tree, scope: Scope, shift: int) -> Operations:
    """MERGE."""
    clauses = [item["MergeWhenClause"] for item in node.get("mergeWhenClauses", ())]
    kinds = [str(one.get("commandType", "")).removeprefix("CMD_").lower() for one in clauses]
    return (
        Merge(
            at=node["relation"].get("location", 0) + shift,
            table=scope.relation(node["relation"]),
            actions=tuple(kinds),
            tree=node,
        ),
    )


def copy(node: Tree, scope: Scope, shift: int) -> Operations:
    """COPY."""
    relation = node.get("relation")
    return (
        Copy(
            at=relation.get("location", 0) + shift if relation else -1,
            table=scope.relation(relation) if relation else None,
            from_=node.get("is_from", False),
            program=node.get("is_program", False),
            server_file="filename" in node and not node.get("is_program", False),
        ),
    )


def select(node: Tree, scope: Scope, shift: int) -> Operations:
    """SELECT: what its WITH clause changes, what its functions do, and itself."""
    if "intoClause" in node:
        return select_into(node, scope, shift)
    locking = "lockingClause" in node
    return (Select(tree=node, locking=locking), *_with_calls(node, scope, shift))


def call(node: Tree, scope: Scope, shift: int) -> Operations:
    """CALL."""
    called = {"FuncCall": node.get("funccall", {})}
    return (Select(tree=called), *_with_calls(called, scope, shift))


def _with_calls(node: Tree, scope: Scope, shift: int) -> Operations:
    if "targetList" not in node and "fromClause" not in node and "FuncCall" not in node:
        return ()
    found: list[Operation] = []
    for parts, body in calls(node):
        if not parts:
            continue
        name, at, given = parts[-1].lower(), body.get("location", 0) + shift, arguments(body)
        found.append(CallsFunction(at=at, function=name, arguments=given, name=scope.parts(parts)))
        if name == "set_config" and len(given) == 3:
            variable, value, local = (constant(one) for one in given)
            if variable is not None:
                found.append(
                    SetVariable(
                        at=at,
                        variable=variable.lower(),
                        values=() if value is None else (value,),
                        local=local != "false",
                        reset=is_null(given[1]),
                    )
                )
    return tuple(found)


def truncate(node: Tree, scope: Scope, shift: int) -> Operations:
    """TRUNCATE: one value a table."""
    cascade = node.get("behavior") == "DROP_CASCADE"
    relations = [item["RangeVar"] for item in node.get("relations", ())]
    return tuple(
        [
            Truncate(at=one.get("location", 0) + shift, table=scope.relation(one), cascade=cascade)
            for one in relations
        ]
    )


def lock(node: Tree, scope: Scope, shift: int) -> Operations:
    """LOCK TABLE: one value a table."""
    return tuple(
        [
            LockTable(
                at=item["RangeVar"].get("location", 0) + shift,
                table=scope.relation(item["RangeVar"]),
                mode=node.get("mode", 8),
                nowait=node.get("nowait", False),
            )
            for item in node.get("relations", ())
        ]
    )


def vacuum(node: Tree, scope: Scope, shift: int) -> Operations:
    """VACUUM and ANALYZE."""
    given = options(node.get("options"))
    full = "full" in given and flag(given["full"])
    analyze = not node.get("is_vacuumcmd", False)
    listed = [item["VacuumRelation"]["relation"] for item in node.get("rels", ())]
    if not listed:
        return (Vacuum(table=None, full=full, analyze_only=analyze),)
    return tuple(
        [
            Vacuum(
                at=one.get("location", 0) + shift,
                table=scope.relation(one),
                full=full,
                analyze_only=analyze,
            )
            for one in listed
        ]
    )


def cluster(node: Tree, scope: Scope, shift: int) -> Operations:
    """CLUSTER."""
    relation = node.get("relation")
    at = relation.get("location", 0) + shift if relation else -1
    return (Cluster(at=at, table=scope.relation(relation) if relation else None),)


def reindex(node: Tree, scope: Scope, shift: int) -> Operations:
    """REINDEX."""
    relation = node.get("relation")
    given = options(node.get("params"))
    concurrently = "concurrently" in given and flag(given["concurrently"])
    return (
        Reindex(
            at=relation.get("location", 0) + shift if relation else -1,
            kind=str(node.get("kind", "")).removeprefix("REINDEX_OBJECT_").lower(),
            name=scope.relation(relation) if relation else None,
            concurrently=concurrently,
        ),
    )


_WRITING = {
    "InsertStmt": insert,
    "UpdateStmt": update,
    "DeleteStmt": delete,
    "MergeStmt": merge,
}


def writes_in_with(node: Tree, scope: Scope, shift: int) -> Operations:
    """Return what the data-modifying parts of a WITH clause do."""
    found: list[Operation] = []
    for item in node.get("withClause", {}).get("ctes", ()):
        common = item["CommonTableExpr"]
        query = common.get("ctequery", {})
        for kind, read in _WRITING.items():
            if kind in query:
                made = read(query[kind], scope, shift)
                if kind == "DeleteStmt":
                    # What an INSERT takes from it is not gone.
                    moved = _moved(query[kind], common.get("ctename", ""), node)
                    made = tuple([replace(op, moves=moved) for op in made])
                found += made
    return tuple(found)


_CHOOSING = frozenset(
    {"whereClause", "limitCount", "limitOffset", "distinctClause", "groupClause", "havingClause"}
)


def _moved(delete: Tree, name: str, node: Tree) -> tuple[str, ...]:
    """Return the columns of what is deleted that an INSERT takes on, if it takes every row."""
    query = node.get("selectStmt", {}).get("SelectStmt", {})
    sources = [item.get("RangeVar", {}).get("relname") for item in query.get("fromClause", ())]
    if sources != [name] or "onConflictClause" in node or _CHOOSING & query.keys():
        return ()
    listed = delete.get("returningClause", {}).get("exprs") or delete.get("returningList", ())
    returned, taken = (_stars_and_names(one) for one in (listed, query.get("targetList", ())))
    if "*" in taken or "*" in returned:
        return taken if "*" in returned else returned
    return tuple([one for one in taken if one in returned])


def _stars_and_names(targets: Sequence[Tree]) -> tuple[str, ...]:
    """Return the columns that a list gives as they are, a star among them."""
    values = [item["ResTarget"].get("val", {}) for item in targets]
    stars = ("A_Star" in one.get("ColumnRef", {}).get("fields", [{}])[-1] for one in values)
    names = [column_of(one) for one in values]
    return ("*",) if any(stars) else tuple([one for one in names if one])


UNNAMED = "?column?"
"""The name of a column where it is not known what PostgreSQL calls it."""


def names_of_columns(node: Tree) -> tuple[str, ...]:
    """Return the names of the columns that a query gives, ``*`` for a star."""
    while "larg" in node:
        node = node["larg"]
    listed = [item["ResTarget"] for item in node.get("targetList", ())]
    return tuple([_column_name(target) for target in listed])


def _column_name(target: Tree) -> str:
    if "name" in target:
        return str(target["name"])
    value = target.get("val", {})
    if "ColumnRef" in value:
        fields = value["ColumnRef"].get("fields") or [{}]
        return strings(fields)[-1]
    if "FuncCall" in value:
        return strings(value["FuncCall"].get("funcname"))[-1]
    if "TypeCast" in value:
        return _column_name({"val": value["TypeCast"].get("arg", {})})
    return UNNAMED
