"""CREATE and ALTER of all that is not a table, to operations."""

from collections.abc import Callable, Mapping

from pgkeel.lint.operations.objects import (
    AddEnumValue,
    AlterDomain,
    AlterPublication,
    AlterSequence,
    Create,
    CreateDomain,
    CreateEnum,
    CreateExtension,
    CreateIndex,
    CreatePolicy,
    CreateTrigger,
    CreateView,
    RefreshMaterializedView,
    Rename,
)
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.reading.columns import constraint
from pgkeel.lint.reading.expression_names import expression_name
from pgkeel.lint.reading.kinds import kind_of
from pgkeel.lint.reading.nodes import (
    column_of,
    columns_in,
    constant,
    flag,
    options,
    roles,
    strings,
    type_of,
)
from pgkeel.lint.reading.scope import Scope
from pgkeel.names import Name
from pgkeel.sql import Tree

Operations = tuple[Operation, ...]


def create_index(node: Tree, scope: Scope, shift: int) -> Operations:
    """CREATE INDEX."""
    keys = [item["IndexElem"] for item in node.get("indexParams", ())]
    included = [item["IndexElem"] for item in node.get("indexIncludingParams", ())]
    relation = node["relation"]
    return (
        CreateIndex(
            at=relation.get("location", 0) + shift,
            index=node.get("idxname"),
            table=scope.relation(relation),
            keys=tuple([key.get("name") for key in keys]),
            key_names=tuple([key.get("name") or expression_name(key.get("expr")) for key in keys]),
            variants=tuple([_variant(key) for key in keys]),
            included=tuple([key["name"] for key in included if "name" in key]),
            method=node.get("accessMethod", "btree"),
            unique=node.get("unique", False),
            concurrently=node.get("concurrent", False),
            if_not_exists=node.get("if_not_exists", False),
            only=not relation.get("inh", False),
            partial="whereClause" in node,
            mentioned=_mentioned(keys, node),
            without_null=_without_null(node.get("whereClause")),
            nulls_not_distinct=node.get("nulls_not_distinct", False),
        ),
    )


def _variant(key: Tree) -> str:
    """Return the order, collation and operator class of a key as words."""
    order = str(key.get("ordering", "")).removeprefix("SORTBY_").lower()
    nulls = str(key.get("nulls_ordering", "")).removeprefix("SORTBY_").lower()
    words = [word for word in (order, nulls) if word not in ("", "asc", "default", "nulls_default")]
    words += [".".join(strings(key.get(named))) for named in ("collation", "opclass")]
    return " ".join(word for word in words if word)


def _without_null(predicate: Tree | None) -> str | None:
    test = predicate.get("NullTest") if predicate else None
    return column_of(test.get("arg")) if test and test["nulltesttype"] == "IS_NOT_NULL" else None


def _mentioned(keys: list[Tree], node: Tree) -> tuple[str, ...]:
    expressions = [key["expr"] for key in keys if "expr" in key]
    if "whereClause" in node:
        expressions.append(node["whereClause"])
    return columns_in(expressions) if expressions else ()


def create_view(node: Tree, scope: Scope, shift: int) -> Operations:
    """CREATE VIEW."""
    view = node["view"]
    given = options(node.get("options"))
    return (
        CreateView(
            at=view.get("location", 0) + shift,
            view=scope.relation(view),
            or_replace=node.get("replace", False),
            temporary=view.get("relpersistence") == "t",
            columns=strings(node.get("aliases")),
            options=tuple([name for name, value in given.items() if flag(value)]),
            query=node.get("query", {}),
        ),
    )


def refresh(node: Tree, scope: Scope, shift: int) -> Operations:
    """REFRESH MATERIALIZED VIEW."""
    return (
        RefreshMaterializedView(
            at=node["relation"].get("location", 0) + shift,
            view=scope.relation(node["relation"]),
            concurrently=node.get("concurrent", False),
            with_data=not node.get("skipData", False),
        ),
    )


def create_trigger(node: Tree, scope: Scope, shift: int) -> Operations:
    """CREATE TRIGGER."""
    return (
        CreateTrigger(
            at=node["relation"].get("location", 0) + shift,
            trigger=node["trigname"],
            table=scope.relation(node["relation"]),
            function=scope.parts(strings(node.get("funcname"))),
            or_replace=node.get("replace", False),
            constraint=node.get("isconstraint", False),
        ),
    )


def create_policy(node: Tree, scope: Scope, shift: int) -> Operations:
    """CREATE POLICY."""
    return (
        CreatePolicy(
            at=node["table"].get("location", 0) + shift,
            policy=node["policy_name"],
            table=scope.relation(node["table"]),
            command=node.get("cmd_name", "all"),
            permissive=node.get("permissive", False),
            # Without TO the parser itself writes PUBLIC, at no place of the text.
            roles=roles(node.get("roles")) if _has_place(node.get("roles")) else None,
            using=node.get("qual"),
            check=node.get("with_check"),
        ),
    )


def _has_place(nodes: list[Tree] | None) -> bool:
    return any(node["RoleSpec"].get("location", 0) > 0 for node in nodes or ())


def alter_policy(node: Tree, scope: Scope, shift: int) -> Operations:
    """ALTER POLICY."""
    return (
        CreatePolicy(
            at=node["table"].get("location", 0) + shift,
            policy=node["policy_name"],
            table=scope.relation(node["table"]),
            altered=True,
            roles=roles(node["roles"]) if "roles" in node else None,
            using=node.get("qual"),
            check=node.get("with_check"),
        ),
    )


def create_domain(node: Tree, scope: Scope, shift: int) -> Operations:
    """CREATE DOMAIN."""
    constraints = [item["Constraint"] for item in node.get("constraints", ())]
    return (
        CreateDomain(
            domain=scope.parts(strings(node["domainname"])),
            type=type_of(node["typeName"]),
            constraints=tuple(
                [
                    constraint(one, scope, shift)
                    for one in constraints
                    if one["contype"] in ("CONSTR_CHECK", "CONSTR_NOTNULL")
                ]
            ),
            default=next(
                (one.get("raw_expr") for one in constraints if one["contype"] == "CONSTR_DEFAULT"),
                None,
            ),
        ),
    )


_DOMAIN_COMMANDS = {
    "T": "default",
    "N": "drop not null",
    "O": "set not null",
    "C": "add constraint",
    "X": "drop constraint",
    "V": "validate",
}


def alter_domain(node: Tree, scope: Scope, shift: int) -> Operations:
    """ALTER DOMAIN."""
    added = node.get("def", {}).get("Constraint") if node.get("subtype") == "C" else None
    return (
        AlterDomain(
            domain=scope.parts(strings(node["typeName"])),
            command=_DOMAIN_COMMANDS.get(node.get("subtype", ""), ""),
            constraint=constraint(added, scope, shift) if added else None,
            subject=node.get("name", ""),
            if_exists=node.get("missing_ok", False),
        ),
    )


def create_enum(node: Tree, scope: Scope, _: int) -> Operations:
    """CREATE TYPE … AS ENUM."""
    name = scope.parts(strings(node["typeName"]))
    return (CreateEnum(type=name, values=strings(node.get("vals"))),)


def alter_enum(node: Tree, scope: Scope, _: int) -> Operations:
    """ALTER TYPE … ADD VALUE, and RENAME VALUE."""
    name = scope.parts(strings(node["typeName"]))
    if "oldVal" in node:
        return (Rename(kind="value", name=name, part_name=node["oldVal"], new=node["newVal"]),)
    return (
        AddEnumValue(
            type=name,
            value=node.get("newVal", ""),
            if_not_exists=node.get("skipIfNewValExists", False),
            placed="newValNeighbor" in node,
        ),
    )


def create_extension(node: Tree, _: Scope, __: int) -> Operations:
    """CREATE EXTENSION."""
    given = options(node.get("options"))
    return (
        CreateExtension(
            extension=node["extname"],
            schema=constant(given.get("schema")),
            version=constant(given.get("new_version")),
            if_not_exists=node.get("if_not_exists", False),
        ),
    )


def alter_sequence(node: Tree, scope: Scope, shift: int) -> Operations:
    """ALTER SEQUENCE."""
    return (
        AlterSequence(
            at=node["sequence"].get("location", 0) + shift,
            sequence=scope.relation(node["sequence"]),
            options=tuple(options(node.get("options"))),
        ),
    )


def alter_publication(node: Tree, scope: Scope, _: int) -> Operations:
    """ALTER PUBLICATION."""
    listed = [item["PublicationObjSpec"] for item in node.get("pubobjects", ())]
    tables = [scope.relation(one["pubtable"]["relation"]) for one in listed if "pubtable" in one]
    action = str(node.get("action", "")).removeprefix("AP_").removesuffix("Objects").lower()
    return (
        AlterPublication(
            publication=node["pubname"],
            action="options" if "options" in node else action or "set",
            tables=tuple(tables),
        ),
    )


def create(node: Tree, scope: Scope, shift: int, *, kind: str, key: str) -> Operations:
    """CREATE of a kind that needs no more than its name, which is under ``key``."""
    given = node.get(key)
    table = node.get("relation") if key != "relation" else None
    replaced = "or replace" if node.get("replace") else ""
    return (
        Create(
            at=table.get("location", 0) + shift if table else -1,
            kind=kind,
            name=_named(given, scope),
            guard="if not exists" if node.get("if_not_exists") else replaced,
            table=scope.relation(table) if table else None,
            tree=node,
        ),
    )


def _named(given: object, scope: Scope) -> Name:
    if isinstance(given, dict):
        return scope.relation(given) if "relname" in given else Name("", str(type_of(given)))
    if isinstance(given, list):
        return scope.parts(strings(given))
    return Name("", str(given or ""))


def define(node: Tree, scope: Scope, shift: int) -> Operations:
    """CREATE AGGREGATE, OPERATOR, TYPE, TEXT SEARCH … and COLLATION."""
    return create(node, scope, shift, kind=kind_of(node["kind"]), key="defnames")


def creator(kind: str, key: str) -> Callable[[Tree, Scope, int], Operations]:
    """Return the reader of statements that create a ``kind``."""
    return lambda node, scope, shift: create(node, scope, shift, kind=kind, key=key)


CREATORS: Mapping[str, Callable[[Tree, Scope, int], Operations]] = {
    "CompositeTypeStmt": creator("type", "typevar"),
    "CreateAmStmt": creator("access method", "amname"),
    "CreateCastStmt": creator("cast", "sourcetype"),
    "CreateConversionStmt": creator("conversion", "conversion_name"),
    "CreateEventTrigStmt": creator("event trigger", "trigname"),
    "CreateFdwStmt": creator("foreign data wrapper", "fdwname"),
    "CreateForeignServerStmt": creator("server", "servername"),
    "CreateOpClassStmt": creator("operator class", "opclassname"),
    "CreateOpFamilyStmt": creator("operator family", "opfamilyname"),
    "CreatePLangStmt": creator("language", "plname"),
    "CreatePublicationStmt": creator("publication", "pubname"),
    "CreateRangeStmt": creator("type", "typeName"),
    "CreateSchemaStmt": creator("schema", "schemaname"),
    "CreateSeqStmt": creator("sequence", "sequence"),
    "CreateStatsStmt": creator("statistics", "defnames"),
    "CreateSubscriptionStmt": creator("subscription", "subname"),
    "CreateTableSpaceStmt": creator("tablespace", "tablespacename"),
    "CreateTransformStmt": creator("transform", "type_name"),
    "CreateUserMappingStmt": creator("user mapping", "servername"),
    "CreatedbStmt": creator("database", "dbname"),
    "RuleStmt": creator("rule", "rulename"),
}
