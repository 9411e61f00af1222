"""Small readings of parse trees: strings, options, types, constants, and walking through."""

from collections.abc import Iterator
from typing import Any

from pgkeel.lint.operations.tables import Type
from pgkeel.names import Name
from pgkeel.sql import Tree

_LEAVES = frozenset({"A_Const", "A_Star", "Boolean", "Float", "Integer", "RoleSpec", "String"})
"""Kinds that have no other nodes in them."""
_NO_ARGUMENTS: tuple[Tree, ...] = ()


def strings(nodes: list[Tree] | None) -> tuple[str, ...]:
    """Return the texts of a list of String nodes; ``*`` for a star."""
    if not nodes:
        return ()
    return tuple([node["String"].get("sval", "") if "String" in node else "*" for node in nodes])


def options(nodes: list[Tree] | None) -> dict[str, Any]:
    """Return the arguments of a list of DefElem nodes by their names; ``None`` for no argument."""
    if not nodes:
        return {}
    return {
        element["defname"]: element.get("arg") for element in [node["DefElem"] for node in nodes]
    }


def flag(argument: Tree | None) -> bool:
    """Return whether an option is on: one that is only named is."""
    if argument is None:
        return True
    text = constant(argument)
    return (text or "").lower() not in ("false", "off", "0", "no")


def constant(node: Tree | None) -> str | None:
    """Return the text of a constant, through casts; ``None`` for anything else, and for NULL."""
    while node and "TypeCast" in node:
        node = node["TypeCast"].get("arg")
    if not node:
        return None
    kind, body = next(iter(node.items()))
    if kind == "A_Const":
        return _constant(body)
    if kind == "String":
        return str(body.get("sval", ""))
    if kind == "Integer":
        return str(body.get("ival", 0))
    if kind == "Float":
        return str(body.get("fval", "0"))
    if kind == "Boolean":
        return "true" if body.get("boolval") else "false"
    if kind == "TypeName":
        return strings(body.get("names"))[-1]
    return None


def is_null(node: Tree | None) -> bool:
    """Whether ``node`` is NULL, through casts."""
    while node and "TypeCast" in node:
        node = node["TypeCast"].get("arg")
    return node is not None and bool(node.get("A_Const", {}).get("isnull"))


def _constant(body: Tree) -> str | None:
    if "sval" in body:
        return str(body["sval"].get("sval", ""))
    if "ival" in body:
        return str(body["ival"].get("ival", 0))
    if "fval" in body:
        return str(body["fval"].get("fval", "0"))
    if "boolval" in body:
        return "true" if body["boolval"].get("boolval") else "false"
    return None


def type_of(node: Tree) -> Type:
    """Return the type that a ``TypeName`` stands for."""
    names = strings(node.get("names"))
    name = ".".join(names[1:] if names[0] == "pg_catalog" and len(names) > 1 else names)
    typmods = node.get("typmods")
    modifiers = (
        tuple([int(constant(mod) or 0) for mod in typmods if _is_integer(mod)]) if typmods else ()
    )
    return Type(name, modifiers, "arrayBounds" in node)


def _is_integer(node: Tree) -> bool:
    return "ival" in node.get("A_Const", ())


def walk(node: Any) -> list[tuple[str, Tree]]:
    """Return every node below and including ``node`` with its kind, in the order of the text."""
    found: list[tuple[str, Tree]] = []
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here.__class__ is dict:
            below: list[Any] = []
            for key, value in here.items():
                if value.__class__ is dict:
                    # Kinds are capitalised, other keys are not.
                    if key[0] <= "Z":
                        found.append((key, value))
                        if key in _LEAVES:
                            continue
                    below.append(value)
                elif value.__class__ is list:
                    below.append(value)
            below.reverse()
            waiting += below
        elif here.__class__ is list:
            waiting += here[::-1]
    return found


def relations_in(query: Tree | None) -> tuple[Name, ...]:
    """Return the relations that a query reads, sorted; those without a schema are in public."""
    nodes = walk(query)
    common = {body.get("ctename") for kind, body in nodes if kind == "CommonTableExpr"}
    found = [
        (body.get("schemaname"), body["relname"]) for kind, body in nodes if kind == "RangeVar"
    ]
    named = {
        Name(schema or "public", name) for schema, name in found if schema or name not in common
    }
    return tuple(sorted(named))


def calls(node: Any) -> Iterator[tuple[tuple[str, ...], Tree]]:
    """Yield the function calls in ``node``: the dotted name, and the FuncCall."""
    return calls_among(walk(node))


def calls_among(nodes: list[tuple[str, Tree]]) -> Iterator[tuple[tuple[str, ...], Tree]]:
    """Yield the function calls among ``nodes``, which were walked through before."""
    for kind, body in nodes:
        if kind == "FuncCall":
            yield strings(body.get("funcname")), body
        elif kind == "CallStmt" and "funccall" in body:
            # What CALL calls has no kind of its own in the tree.
            yield strings(body["funccall"].get("funcname")), body["funccall"]


def arguments(call: Tree) -> tuple[Tree, ...]:
    """Return the arguments of a FuncCall."""
    found = call.get("args")
    return tuple(found) if found else _NO_ARGUMENTS


def column_of(node: Tree | None) -> str | None:
    """Return the last name of a column reference, or ``None`` for any other node."""
    if not node or "ColumnRef" not in node:
        return None
    fields = node["ColumnRef"].get("fields") or []
    return fields[-1]["String"]["sval"] if fields and "String" in fields[-1] else None


def columns_in(expression: Tree | list[Tree] | None) -> tuple[str, ...]:
    """Return the columns that ``expression`` names, each once, in their order."""
    named = [column_of({kind: body}) for kind, body in walk(expression) if kind == "ColumnRef"]
    return tuple(dict.fromkeys(name for name in named if name))


def role_of(node: Tree) -> str:
    """Return the name of a RoleSpec; ``public``, ``current_user`` and such in lower case."""
    kind = node.get("roletype", "ROLESPEC_CSTRING")
    if kind == "ROLESPEC_CSTRING":
        return str(node.get("rolename", ""))
    return str(kind).removeprefix("ROLESPEC_").lower()


def roles(nodes: list[Tree] | None) -> tuple[str, ...]:
    """Return the names of a list of RoleSpec nodes."""
    return tuple([role_of(node["RoleSpec"]) for node in nodes or ()])
