"""SET, transactions, roles and privileges to operations."""

from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.session import (
    ChangeRole,
    DefaultPrivileges,
    Discard,
    DropOwned,
    Grant,
    GrantRole,
    ReassignOwned,
    ServerSetting,
    SetVariable,
    TransactionControl,
)
from pgkeel.lint.reading.kinds import kind_of
from pgkeel.lint.reading.nodes import constant, flag, options, role_of, roles, strings
from pgkeel.lint.reading.scope import Scope
from pgkeel.names import Name
from pgkeel.sql import Tree

Operations = tuple[Operation, ...]


def set_variable(node: Tree, _: Scope, __: int) -> Operations:
    """SET and RESET."""
    kind = node.get("kind", "")
    if kind == "VAR_SET_MULTI":
        return ()  # SET TRANSACTION and its kin last as long as the transaction
    values = [constant(one) or "" for one in node.get("args", ())]
    return (
        SetVariable(
            variable="all" if kind == "VAR_RESET_ALL" else str(node.get("name", "")).lower(),
            values=tuple(values),
            local=node.get("is_local", False),
            reset=kind in ("VAR_RESET", "VAR_RESET_ALL", "VAR_SET_DEFAULT"),
        ),
    )


def transaction(node: Tree, _: Scope, __: int) -> Operations:
    """BEGIN, COMMIT and their kin."""
    what = str(node.get("kind", "")).removeprefix("TRANS_STMT_").replace("_", " ").lower()
    return (
        TransactionControl(
            what="begin" if what == "start" else what,
            name=node.get("savepoint_name", ""),
            chain=node.get("chain", False),
        ),
    )


def grant(node: Tree, scope: Scope, _: int) -> Operations:
    """GRANT and REVOKE of privileges."""
    listed = [item["AccessPriv"] for item in node.get("privileges", ())]
    kind = kind_of(node.get("objtype", ""))
    whole = node.get("targtype") == "ACL_TARGET_ALL_IN_SCHEMA"
    return (
        Grant(
            grant=node.get("is_grant", False),
            kind=kind,
            privileges=tuple([one["priv_name"] for one in listed if "priv_name" in one]),
            columns=any("cols" in one for one in listed),
            objects=tuple([_object(item, scope) for item in node.get("objects", ())]),
            all_in_schema=whole,
            roles=roles(node.get("grantees")),
            cascade=node.get("behavior") == "DROP_CASCADE",
        ),
    )


def _object(item: Tree, scope: Scope) -> Name:
    tag, body = next(iter(item.items()))
    if tag == "RangeVar":
        return scope.relation(body)
    if tag == "ObjectWithArgs":
        return scope.parts(strings(body.get("objname")))
    if tag == "List":
        return scope.parts(strings(body.get("items")))
    if tag == "TypeName":
        return scope.parts(strings(body.get("names")))
    return Name("", str(body.get("sval", "")))


def grant_role(node: Tree, _: Scope, __: int) -> Operations:
    """GRANT and REVOKE of membership."""
    listed = [item["AccessPriv"] for item in node.get("granted_roles", ())]
    return (
        GrantRole(
            grant=node.get("is_grant", False),
            granted=tuple([one["priv_name"] for one in listed if "priv_name" in one]),
            roles=roles(node.get("grantee_roles")),
        ),
    )


def default_privileges(node: Tree, _: Scope, __: int) -> Operations:
    """ALTER DEFAULT PRIVILEGES."""
    action = node.get("action", {})
    given = options(node.get("options"))
    listed = [item["AccessPriv"] for item in action.get("privileges", ())]
    return (
        DefaultPrivileges(
            grant=action.get("is_grant", False),
            kind=kind_of(action.get("objtype", "")),
            privileges=tuple([one["priv_name"] for one in listed if "priv_name" in one]),
            schemas=strings((given.get("schemas") or {}).get("List", {}).get("items")),
            roles=roles(action.get("grantees")),
        ),
    )


def create_role(node: Tree, _: Scope, __: int) -> Operations:
    """CREATE ROLE."""
    return (_change_role(node["role"], node, create=True),)


def alter_role(node: Tree, _: Scope, __: int) -> Operations:
    """ALTER ROLE."""
    return (_change_role(role_of(node.get("role", {})), node, create=False),)


def _change_role(name: str, node: Tree, *, create: bool) -> ChangeRole:
    given = options(node.get("options"))
    password = constant(given.get("password"))
    on = [option for option, value in given.items() if option != "password" and flag(value)]
    return ChangeRole(role=name, create=create, options=tuple(on), password=password)


def drop_owned(node: Tree, _: Scope, __: int) -> Operations:
    """DROP OWNED BY."""
    return (DropOwned(roles=roles(node.get("roles"))),)


def reassign_owned(node: Tree, _: Scope, __: int) -> Operations:
    """REASSIGN OWNED BY."""
    return (ReassignOwned(roles=roles(node.get("roles")), new=role_of(node.get("newrole", {}))),)


def alter_system(node: Tree, _: Scope, __: int) -> Operations:
    """ALTER SYSTEM."""
    return (ServerSetting(target="system", variable=node.get("setstmt", {}).get("name", "")),)


def alter_role_set(node: Tree, _: Scope, __: int) -> Operations:
    """ALTER ROLE … SET."""
    role = f"role {role_of(node['role'])}" if "role" in node else "all roles"
    return (ServerSetting(target=role, variable=node.get("setstmt", {}).get("name", "")),)


def alter_database(node: Tree, _: Scope, __: int) -> Operations:
    """ALTER DATABASE, with SET or any other change."""
    target = f"database {node.get('dbname', '')}"
    return (ServerSetting(target=target, variable=node.get("setstmt", {}).get("name", "")),)


def discard(node: Tree, _: Scope, __: int) -> Operations:
    """DISCARD; of all it also resets every variable."""
    what = str(node.get("target", "")).removeprefix("DISCARD_").lower()
    if what == "all":
        return (Discard(what=what), SetVariable(variable="all", reset=True))
    return (Discard(what=what),)
