"""DROP, RENAME, OWNER, SET SCHEMA and COMMENT: what takes an object of any kind."""

from typing import Any

from pgkeel.lint.operations.objects import ChangeOwner, Comment, Drop, Rename, SetSchema
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.reading.kinds import kind_of
from pgkeel.lint.reading.nodes import role_of, roles, strings, type_of
from pgkeel.lint.reading.scope import TEMPORARY, Scope
from pgkeel.names import Name
from pgkeel.sql import Tree

Operations = tuple[Operation, ...]

_ON_TABLE = frozenset({"policy", "trigger", "rule", "constraint"})
_WITHOUT_SCHEMA = frozenset(
    {
        "access method",
        "cast",
        "database",
        "event trigger",
        "extension",
        "foreign data wrapper",
        "language",
        "publication",
        "role",
        "schema",
        "server",
        "subscription",
        "tablespace",
        "transform",
    }
)


def drop(node: Tree, scope: Scope, _: int) -> Operations:
    """DROP of all kinds that share a grammar: one value an object."""
    kind = kind_of(node["removeType"])
    found = tuple([_drop(kind, item, scope, node) for item in node.get("objects", ())])
    for one in found if kind == "table" and scope.temporary else ():
        if one.name.schema == TEMPORARY:
            # What it hid is meant by its name from now on.
            scope.temporary.discard(one.name.name)
    return found


def _drop(kind: str, item: Tree, scope: Scope, node: Tree) -> Drop:
    name, table, arguments = _object(kind, item, scope)
    return Drop(
        kind=kind,
        name=name,
        table=table,
        arguments=arguments,
        if_exists=node.get("missing_ok", False),
        cascade=node.get("behavior") == "DROP_CASCADE",
        concurrently=node.get("concurrent", False),
    )


def _object(
    kind: str, item: Tree, scope: Scope
) -> tuple[Name, Name | None, tuple[str, ...] | None]:
    """Return the name in ``item``, the table it is on, and the types it takes."""
    tag, body = next(iter(item.items()))
    if tag == "ObjectWithArgs":
        arguments = None if body.get("args_unspecified") else _arguments(body)
        return scope.parts(strings(body.get("objname"))), None, arguments
    if tag == "TypeName":
        return scope.parts(strings(body.get("names"))), None, None
    if tag == "String":
        return Name("", body.get("sval", "")), None, None
    parts = _parts(body)
    if kind in _ON_TABLE and len(parts) > 1:
        return Name("", parts[-1]), scope.parts(parts[:-1]), None
    if kind in ("operator class", "operator family"):
        parts = parts[1:]
    return (
        (Name("", ".".join(parts)) if kind in _WITHOUT_SCHEMA else scope.parts(parts)),
        None,
        None,
    )


def _parts(body: Tree) -> tuple[str, ...]:
    return tuple([_text(item) for item in body.get("items", ())])


def _text(item: Tree) -> str:
    tag, body = next(iter(item.items()))
    return str(type_of(body)) if tag == "TypeName" else str(body.get("sval", ""))


def _arguments(body: Tree) -> tuple[str, ...]:
    return tuple(
        [str(type_of(one["TypeName"])) for one in body.get("objargs", ()) if "TypeName" in one]
    )


def drop_role(node: Tree, _: Scope, __: int) -> Operations:
    """DROP ROLE."""
    if_exists = node.get("missing_ok", False)
    names = roles(node.get("roles"))
    return tuple([Drop(kind="role", name=Name("", name), if_exists=if_exists) for name in names])


def drop_named(node: Tree, _: Scope, __: int) -> Operations:
    """DROP DATABASE, TABLESPACE, SUBSCRIPTION and USER MAPPING: statements of their own."""
    kind, key = next((kind, key) for key, kind in _NAMED.items() if key in node)
    name = Name("", str(node[key]))
    return (Drop(kind=kind, name=name, if_exists=node.get("missing_ok", False)),)


_NAMED = {
    "dbname": "database",
    "tablespacename": "tablespace",
    "subname": "subscription",
    "servername": "user mapping",
}


def rename(node: Tree, scope: Scope, shift: int) -> Operations:
    """RENAME of an object or a part of one."""
    relation = node.get("relation")
    kind = kind_of(node["renameType"])
    name = _subject(kind, node, scope)[0]
    return (
        Rename(
            at=_at(relation, shift),
            kind=kind,
            name=name,
            part_name=node.get("subname", "") if relation or "object" in node else "",
            new=node.get("newname", ""),
            if_exists=node.get("missing_ok", False),
        ),
    )


def _subject(
    kind: str, node: Tree, scope: Scope
) -> tuple[Name, Name | None, tuple[str, ...] | None]:
    if "relation" in node:
        return scope.relation(node["relation"]), None, None
    if "object" in node:
        return _object(kind, node["object"], scope)
    return Name("", node.get("subname", "")), None, None


def set_schema(node: Tree, scope: Scope, shift: int) -> Operations:
    """ALTER … SET SCHEMA."""
    kind = kind_of(node["objectType"])
    name = _subject(kind, node, scope)[0]
    at = _at(node.get("relation"), shift)
    new, if_exists = node.get("newschema", ""), node.get("missing_ok", False)
    return (SetSchema(at=at, kind=kind, name=name, new=new, if_exists=if_exists),)


def change_owner(node: Tree, scope: Scope, _: int) -> Operations:
    """ALTER … OWNER TO, of what ALTER TABLE does not take."""
    kind = kind_of(node["objectType"])
    name = _subject(kind, node, scope)[0]
    return (ChangeOwner(kind=kind, name=name, owner=role_of(node.get("newowner", {}))),)


def comment(node: Tree, scope: Scope, _: int) -> Operations:
    """COMMENT ON."""
    kind = kind_of(node["objtype"])
    name = _object(kind, node["object"], scope)[0]
    return (Comment(kind=kind, name=name, text=node.get("comment", "")),)


def _at(relation: Any, shift: int) -> int:
    return relation.get("location", 0) + shift if relation else -1
