"""Which rights a statement needs, as far as its text alone tells. Pure.

Only what the statement itself is refused for: what functions and DO blocks do is not seen.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct

from pgkeel.sql import Tree

Kind = Literal[
    "superuser",
    "extension",  # to make the one that is named, which is trusted or is not
    "createrole",
    "createdb",
    "replication",
    "bypassrls",
    "parameter",  # ALTER SYSTEM of the one that is named
    "language",
    "member",  # of the role that is named
    "create in database",
    "create in schema",
    "own schema",
    "own",  # a relation
    "own or its schema",
    "insert",
    "update",
    "delete",
    "truncate",
    "references",
    "trigger",
]


class Need(Struct, frozen=True):
    """A right, and what it is a right to; no schema: the one that search_path finds."""

    kind: Kind
    name: str = ""
    schema: str | None = None
    why: str = ""
    """What people call it, where the name does not tell."""

    @property
    def by_path(self) -> bool:
        """Whether search_path decides what is meant."""
        about_relation = self.kind in _ABOUT_RELATIONS or self.kind == "create in schema"
        return about_relation and self.schema is None


_ABOUT_RELATIONS = frozenset(
    {"own", "own or its schema", "insert", "update", "delete", "truncate", "references", "trigger"}
)
_BECOMES = frozenset({"role", "session_authorization"})
_GIVES = frozenset({"GrantRoleStmt", "AlterRoleStmt", "ReassignOwnedStmt", "AlterOwnerStmt"})
_RELATIONS = frozenset({"TABLE", "VIEW", "MATVIEW", "SEQUENCE", "FOREIGN_TABLE", "INDEX"})
_OPTIONS: Mapping[str, Kind] = {
    "superuser": "superuser",
    "isreplication": "replication",
    "bypassrls": "bypassrls",
    "createdb": "createdb",
}


def needs_of(tree: Tree) -> tuple[Need, ...]:
    """Return what the role that runs ``tree`` needs."""
    return tuple(
        need
        for kind, node in tree.items()
        if kind in _TELLERS
        for need in _TELLERS[kind](node)
        if need is not None
    )


def changes_rights(tree: Tree) -> bool:
    """Whether what comes after ``tree`` may run with other rights."""
    for kind, node in tree.items():
        if kind in _GIVES:
            return True
        if kind == "VariableSetStmt" and (
            node.get("name") in _BECOMES or node.get("kind") == "VAR_RESET_ALL"
        ):
            return True
        if kind == "AlterTableStmt" and _commands(node, "AT_ChangeOwner"):
            return True
    return False


_Teller = Callable[[Tree], Iterable[Need | None]]


def _relation(kind: Kind, node: Mapping[str, Any] | None) -> Need | None:
    if node is None or node.get("relpersistence") == "t":
        return None
    return Need(kind, node["relname"], node.get("schemaname"))


def _named(kind: Kind, node: Mapping[str, Any]) -> Need:
    """Return a need about a name that is written as a list of its parts."""
    parts = _parts(node)
    return Need(kind, parts[-1], parts[-2] if len(parts) > 1 else None)


def _parts(node: Mapping[str, Any]) -> list[str]:
    return [part["String"]["sval"] for part in node["List"]["items"]]


def _in_schema(parts: list[Tree]) -> Need:
    names = [part["String"]["sval"] for part in parts]
    return Need("create in schema", "", names[-2] if len(names) > 1 else None)


def _made(node: Mapping[str, Any]) -> Need | None:
    """Return the need to make relation ``node``."""
    if node.get("relpersistence") == "t":
        return None
    return Need("create in schema", "", node.get("schemaname"))


def _commands(node: Tree, *subtypes: str) -> list[Tree]:
    found = [command["AlterTableCmd"] for command in node.get("cmds", ())]
    return [one for one in found if one.get("subtype") in subtypes]


def _table(node: Tree) -> Iterator[Need | None]:
    yield _made(node["relation"])
    for element in node.get("tableElts", ()):
        yield from _references(element)


def _references(element: Tree) -> Iterator[Need | None]:
    column = element.get("ColumnDef", {})
    for one in (element, *column.get("constraints", ())):
        constraint = one.get("Constraint", {})
        if constraint.get("contype") == "CONSTR_FOREIGN":
            yield _relation("references", constraint.get("pktable"))


def _altered(node: Tree) -> Iterator[Need | None]:
    yield _relation("own", node.get("relation"))
    for command in _commands(node, "AT_AddColumn", "AT_AddConstraint"):
        yield from _references(command.get("def", {}))


def _dropped(node: Tree) -> Iterator[Need | None]:
    kind = node["removeType"].removeprefix("OBJECT_")
    for item in node.get("objects", ()):
        if kind in _RELATIONS:
            yield _named("own or its schema", item)
        elif kind == "SCHEMA":
            yield Need("own schema", "", item["String"]["sval"])
        elif kind in ("EVENT_TRIGGER", "FDW"):
            yield from _superuser(f"DROP {kind.replace('_', ' ')}")(node)


def _moved(node: Tree) -> Iterator[Need | None]:
    if "relation" in node:
        yield _relation("own", node["relation"])
    elif node.get("renameType") == "OBJECT_SCHEMA":
        yield Need("own schema", "", node["subname"])
        yield Need("create in database")
    if "newschema" in node:
        yield Need("create in schema", "", node["newschema"])


def _commented(node: Tree) -> Iterator[Need | None]:
    kind = node["objtype"].removeprefix("OBJECT_")
    if kind in _RELATIONS:
        yield _named("own", node["object"])
    elif kind == "COLUMN":
        table = _parts(node["object"])[:-1]
        yield Need("own", table[-1], table[-2] if len(table) > 1 else None)
    elif kind == "SCHEMA":
        yield Need("own schema", "", node["object"]["String"]["sval"])


def _function(node: Tree) -> Iterator[Need | None]:
    yield _in_schema(node["funcname"])
    for option in node.get("options", ()):
        element = option["DefElem"]
        if element["defname"] == "language":
            yield Need("language", element["arg"]["String"]["sval"])


def _defined(node: Tree) -> Iterator[Need | None]:
    yield _in_schema(node["defnames"])
    if node["kind"] == "OBJECT_TYPE" and node.get("definition"):
        yield from _superuser("CREATE TYPE of an own format")(node)


def _role(node: Tree) -> Iterator[Need | None]:
    yield Need("createrole")
    for option in node.get("options", ()):
        element = option["DefElem"]
        is_on = element.get("arg", {}).get("Boolean", {}).get("boolval", False)
        if is_on and element["defname"] in _OPTIONS:
            yield Need(_OPTIONS[element["defname"]], why=f"a role with {element['defname']}")


def _copied(node: Tree) -> Iterator[Need | None]:
    if not node.get("filename"):
        if node.get("is_from"):
            yield _relation("insert", node.get("relation"))
    elif node.get("is_program"):
        yield Need("member", "pg_execute_server_program")
    else:
        way = "pg_read_server_files" if node.get("is_from") else "pg_write_server_files"
        yield Need("member", way)


def _publication(node: Tree) -> Iterator[Need | None]:
    yield Need("create in database")
    objects = [one["PublicationObjSpec"] for one in node.get("pubobjects", ())]
    if node.get("for_all_tables") or any("SCHEMA" in one["pubobjtype"] for one in objects):
        yield from _superuser("a publication of all tables of a schema or database")(node)
    for one in objects:
        yield _relation("own", one.get("pubtable", {}).get("relation"))


def _schema(_: Tree) -> Iterator[Need | None]:
    yield Need("create in database")


def _superuser(what: str) -> _Teller:
    return lambda _: (Need("superuser", why=what),)


def _on(kind: Kind, key: str = "relation") -> _Teller:
    return lambda node: (_relation(kind, node.get(key)),)


_TELLERS: Mapping[str, _Teller] = {
    "AlterObjectSchemaStmt": _moved,
    "AlterPolicyStmt": _on("own", "table"),
    "AlterSeqStmt": _on("own", "sequence"),
    "AlterSystemStmt": lambda node: (Need("parameter", node["setstmt"].get("name", "")),),
    "AlterTableStmt": _altered,
    "CommentStmt": _commented,
    "CompositeTypeStmt": lambda node: (_made(node["typevar"]),),
    "CopyStmt": _copied,
    "CreateAmStmt": _superuser("CREATE ACCESS METHOD"),
    "CreateDomainStmt": lambda node: (_in_schema(node["domainname"]),),
    "CreateEnumStmt": lambda node: (_in_schema(node["typeName"]),),
    "CreateEventTrigStmt": _superuser("CREATE EVENT TRIGGER"),
    "CreateExtensionStmt": lambda node: (
        Need("extension", node["extname"], why="if not exists" if "if_not_exists" in node else ""),
    ),
    "CreateFdwStmt": _superuser("CREATE FOREIGN DATA WRAPPER"),
    "CreateFunctionStmt": _function,
    "CreateOpClassStmt": _superuser("CREATE OPERATOR CLASS"),
    "CreateOpFamilyStmt": _superuser("CREATE OPERATOR FAMILY"),
    "CreatePolicyStmt": _on("own", "table"),
    "CreatePublicationStmt": _publication,
    "CreateRangeStmt": lambda node: (_in_schema(node["typeName"]),),
    "CreateRoleStmt": _role,
    "CreateSchemaStmt": _schema,
    "CreateSeqStmt": lambda node: (_made(node["sequence"]),),
    "CreateStmt": _table,
    "CreateSubscriptionStmt": lambda _: (
        Need("member", "pg_create_subscription"),
        Need("create in database"),
    ),
    "CreateTableAsStmt": lambda node: (_made(node["into"]["rel"]),),
    "CreateTableSpaceStmt": _superuser("CREATE TABLESPACE"),
    "CreateTrigStmt": _on("trigger"),
    "CreatedbStmt": lambda _: (Need("createdb"),),
    "DefineStmt": _defined,
    "DeleteStmt": _on("delete"),
    "DropRoleStmt": lambda _: (Need("createrole"),),
    "DropStmt": _dropped,
    "IndexStmt": _on("own"),
    "InsertStmt": _on("insert"),
    "RefreshMatViewStmt": _on("own"),
    "RenameStmt": _moved,
    "RuleStmt": _on("own"),
    "TruncateStmt": lambda node: (
        _relation("truncate", one["RangeVar"]) for one in node.get("relations", ())
    ),
    "UpdateStmt": _on("update"),
    "ViewStmt": lambda node: (_made(node["view"]),),
}
