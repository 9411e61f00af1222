"""Who may do what with a table, in words: privileges and policies together; pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from pgkeel.catalog.address import Address
from pgkeel.catalog.granting import OWNER
from pgkeel.catalog.objects import Object
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.data.expressions import callers_column, readable
from pgkeel.data.wording import code, codes

_VERBS: Mapping[str, str] = {
    "SELECT": "reads",
    "INSERT": "adds",
    "UPDATE": "changes",
    "DELETE": "removes",
    "TRUNCATE": "empties the whole table",
}


def rights(item: Object[Any], snapshot: Snapshot, above: frozenset[str]) -> Iterator[str]:
    """Yield the lines of a list: each role but the owner, and what it may do.

    Roles in ``above`` pass by row-level security.
    """
    whole = granted(snapshot.child(item.address, "privileges"))
    single = _by_column(item, snapshot)
    # Whom a policy speaks of without a privilege may do nothing.
    for role in sorted({*whole, *single}):
        allowed: dict[str, list[str]] = {}
        for privilege, verb in _VERBS.items():
            columns = single.get(role, {}).get(privilege, ())
            if privilege in whole.get(role, ()):
                columns = ()
            elif not columns:
                continue
            rows = _all_rows(item, role, above) or _rows(item, snapshot, role, privilege)
            allowed.setdefault(_object(privilege, columns, rows), []).append(verb)
        name = code(role) if role else "Everybody (`PUBLIC`)"
        told = [f"{_joined(verbs)} {what}".strip() for what, verbs in allowed.items()]
        if len(told) == 1:
            yield f"* {name} {told[0]}."
        elif told:
            yield f"* {name}"
            yield from (f"  * {one}" for one in told)


def _joined(verbs: list[str]) -> str:
    *first, last = verbs
    return f"{', '.join(first)} and {last}" if first else last


def _object(privilege: str, columns: tuple[str, ...], rows: str) -> str:
    if privilege == "TRUNCATE":
        return ""
    if not columns:
        return rows
    return (
        f"{rows}, giving {codes(columns)}"
        if privilege == "INSERT"
        else f"{codes(columns)} of {rows}"
    )


def _all_rows(item: Object[Any], role: str, above: frozenset[str]) -> str:
    if item.address.kind in ("view", "materialized view"):
        return "what its query gives"
    is_open = not getattr(item.record, "row_security", False)
    return "all rows" if is_open or role in above else ""


def _rows(item: Object[Any], snapshot: Snapshot, role: str, privilege: str) -> str:
    policies = [
        one.record
        for one in snapshot.children.get(item.address, ())
        if one.address.kind == "policy"
        and one.record.command in {"ALL", privilege}
        and (not one.record.roles or role in one.record.roles)
    ]
    permissive = [one for one in policies if one.permissive]
    if not permissive:
        return "no row: there is no policy"
    told = list(dict.fromkeys(_condition(one, privilege) for one in permissive))
    text = "all rows" if "all rows" in told else ", or ".join(told)
    for one in policies:
        if not one.permissive:
            text += f", and only {_condition(one, privilege)}"
    return text


def _condition(policy: Any, privilege: str) -> str:
    if privilege == "INSERT":
        return _where(policy.check if policy.check is not None else policy.using)
    found = _where(policy.using)
    if privilege == "UPDATE" and policy.check not in {None, policy.using}:
        after = _where(policy.check).removeprefix("rows ")
        return f"{found}, which stay such {after}" if after != "all rows" else found
    return found


def _where(expression: str | None) -> str:
    text = readable(expression) if expression is not None else "true"
    if text == "true":
        return "all rows"
    column = callers_column(text)
    return f"rows whose {code(column)} is the caller" if column else f"rows where {code(text)}"


def granted(privileges: Object[Any] | None) -> dict[str, set[str]]:
    """Return what each role but the owner was granted."""
    found: dict[str, set[str]] = {}
    for grant in (privileges and privileges.record.grants) or ():
        if grant.grantee != OWNER:
            found.setdefault(grant.grantee, set()).add(grant.privilege)
    return found


def _by_column(item: Object[Any], snapshot: Snapshot) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for column in columns_of(item.address, snapshot):
        for role, privileges in granted(snapshot.child(column.address, "privileges")).items():
            for privilege in sorted(privileges):
                before = found.setdefault(role, {}).get(privilege, ())
                found[role][privilege] = (*before, column.address.path[-1])
    return found


def readers(table: Object[Any], column: Object[Any], snapshot: Snapshot) -> frozenset[str]:
    """Return the roles but the owner that see a column in any row; empty for everybody."""
    grants = (granted(snapshot.child(one.address, "privileges")) for one in (table, column))
    roles = {role for one in grants for role, may in one.items() if "SELECT" in may}
    if getattr(table.record, "row_security", False):
        roles = {one for one in roles if not _sees_nothing(table, snapshot, one)}
    return frozenset(roles)


def _sees_nothing(table: Object[Any], snapshot: Snapshot, role: str) -> bool:
    return _rows(table, snapshot, role, "SELECT").startswith("no row")


def short_type(kind: str, schema: str) -> str:
    """Return a type as people write it, without the schema that is spoken of."""
    short = kind.replace("timestamp with time zone", "timestamptz")
    short = short.replace("timestamp without time zone", "timestamp")
    return short.replace("character varying", "varchar").removeprefix(f"{schema}.")


def columns_of(table: Address, snapshot: Snapshot) -> tuple[Object[Any], ...]:
    """Return the columns of a table or view, in their order."""
    items = snapshot.children.get(table, ())
    columns = (one for one in items if one.address.kind in {"column", "view column"})
    return tuple(sorted(columns, key=lambda one: (one.order, one.address)))
