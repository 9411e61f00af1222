"""Finds the rights that pending migrations need and the role lacks, before anything is run.

What is not certain is not told: a role that a migration becomes or is granted, an object that it
makes itself, a path that it sets. Platforms that give their users some of a superuser's rights are
known by their roles, and believed.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import LiteralString

from msgspec import Struct

from pgkeel.catalog.quoting import qualified
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import run
from pgkeel.migrations.migration import Migration
from pgkeel.postgres.session import Session
from pgkeel.runner.rights import Need, changes_rights, needs_of
from pgkeel.runner.telling import first_line
from pgkeel.sql import Statement, SyntaxProblem, parse, split

_SHOWN = 20
_LONGEST = 1 << 16
_ROWS = re.compile(
    r"""(?:insert\s+into|update|delete\s+from)\s+(?:only\s+)?(?:"[^"]*"|[\w.])+""", re.IGNORECASE
)
_ME: LiteralString = """
select r.rolsuper, pg_catalog.quote_ident(r.rolname::pg_catalog.text),
  pg_catalog.quote_ident(pg_catalog.current_database()::pg_catalog.text),
  exists (select from pg_catalog.pg_roles p where p.rolname in ('supabase_admin', 'rds_superuser',
    'cloudsqlsuperuser', 'azure_pg_admin', 'neon_superuser', 'alloydbsuperuser')
    and (p.rolname = 'supabase_admin' or pg_catalog.pg_has_role(p.oid, 'member')))
from pg_catalog.pg_roles r where r.rolname = current_user
"""
_EXTENSIONS: LiteralString = """
select w.name, i.oid is not null, v.name is not null, coalesce(v.superuser, false),
  coalesce(v.trusted, false)
from pg_catalog.unnest(%s::pg_catalog.text[]) w (name)
left join pg_catalog.pg_extension i on i.extname = w.name
left join pg_catalog.pg_available_extensions e on e.name = w.name
left join pg_catalog.pg_available_extension_versions v
  on v.name = e.name and v.version = e.default_version
"""
_ASK: LiteralString = """
select a.at, pg_catalog.quote_ident(o.rolname::pg_catalog.text),
  pg_catalog.quote_ident(coalesce(cn.nspname, ns.nspname)::pg_catalog.text)
from pg_catalog.json_to_recordset(%s::json) as a (at int, kind text, name text, schema text)
join pg_catalog.pg_roles me on me.rolname = current_user
left join pg_catalog.pg_namespace ns on a.kind in ('create in schema', 'own schema')
  and ns.nspname = coalesce(a.schema, pg_catalog.current_schema())
left join pg_catalog.pg_class c on a.name <> '' and c.relname = a.name and a.kind in ('own',
    'own or its schema', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger')
  and case when a.schema is null then pg_catalog.pg_table_is_visible(c.oid)
    else c.relnamespace = (select n.oid from pg_catalog.pg_namespace n where n.nspname = a.schema)
  end
left join pg_catalog.pg_namespace cn on cn.oid = c.relnamespace
left join pg_catalog.pg_language l on a.kind = 'language' and l.lanname = a.name
left join pg_catalog.pg_roles m on a.kind = 'member' and m.rolname = a.name
left join pg_catalog.pg_roles o on o.oid = coalesce(c.relowner, ns.nspowner)
where not coalesce(case a.kind
  when 'createrole' then me.rolcreaterole
  when 'createdb' then me.rolcreatedb
  when 'replication' then me.rolreplication
  when 'bypassrls' then me.rolbypassrls
  when 'superuser' then false
  when 'language' then l.lanpltrusted and pg_catalog.has_language_privilege(l.oid, 'usage')
  when 'member' then m.oid is not null and pg_catalog.pg_has_role(m.oid, 'usage')
  when 'create in database' then
    pg_catalog.has_database_privilege(pg_catalog.current_database(), 'create')
  when 'create in schema' then pg_catalog.has_schema_privilege(ns.oid, 'create')
  when 'own schema' then pg_catalog.pg_has_role(ns.nspowner, 'usage')
  when 'own' then pg_catalog.pg_has_role(c.relowner, 'usage')
  when 'own or its schema' then pg_catalog.pg_has_role(c.relowner, 'usage')
    or pg_catalog.pg_has_role(cn.nspowner, 'usage')
  when 'insert' then pg_catalog.has_any_column_privilege(c.oid, 'insert')
  when 'update' then pg_catalog.has_any_column_privilege(c.oid, 'update')
  when 'references' then pg_catalog.has_any_column_privilege(c.oid, 'references')
  when 'delete' then pg_catalog.has_table_privilege(c.oid, 'delete')
  when 'truncate' then pg_catalog.has_table_privilege(c.oid, 'truncate')
  when 'trigger' then pg_catalog.has_table_privilege(c.oid, 'trigger')
  end, true)
"""
_PARAMETER: LiteralString = "select pg_catalog.has_parameter_privilege(%s, 'alter system')"
_SUPERUSERS_ONLY = frozenset({"superuser", "parameter", "replication", "bypassrls", "member"})


class Wanted(Struct, frozen=True):
    """A right that a statement needs, and where the statement is."""

    need: Need
    place: Place
    sql: str


class Lacked(Struct, frozen=True):
    """A right that is missing, in words, and what gives it."""

    wanted: Wanted
    message: str
    remedy: str


def refuse_lacking(session: Session, pending: Sequence[Migration]) -> None:
    """Raise RUN060 with all rights that ``pending`` needs and the role lacks."""
    found = find_lacking(session, pending)
    if not found:
        return
    first = found[0]
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    remedies = list(dict.fromkeys(one.remedy for one in found))
    raise KeelError(
        run.NO_RIGHT,
        f"{first.message}{more}",
        place=first.wanted.place,
        detail="\n".join(_lines(found)),
        hint=" ".join(remedies[:_SHOWN]),
    )


def find_lacking(session: Session, pending: Sequence[Migration]) -> tuple[Lacked, ...]:
    """Return the rights that are missing, in the order of the statements; one query or four."""
    ((is_super, role, database, on_platform),) = session.query(_ME)
    wanted = [
        one
        for migration in pending
        if not is_super or b"extension" in migration.text.buffer[:].lower()
        for one in _wanted(migration)
        if not is_super or one.need.kind == "extension"
    ]
    if on_platform:
        wanted = [one for one in wanted if one.need.kind not in _SUPERUSERS_ONLY]
    if not wanted:
        return ()
    found = dict(_extensions(session, wanted, role, is_super=is_super, lenient=on_platform))
    if not is_super:
        found |= dict(_others(session, wanted, role, database))
    return tuple(found[at] for at in sorted(found))


def _wanted(migration: Migration) -> Iterator[Wanted]:
    text = migration.text
    by_path = True
    seen: set[str] = set()
    for statement in split(text):
        if not isinstance(statement, Statement) or statement.kind == "meta":
            continue
        if statement.end - statement.start > _LONGEST:
            continue
        sql = text.slice(statement.start, statement.end)
        # There may be 200,000 of one kind: the first of them tells.
        if (rows := _ROWS.match(sql)) and (head := rows[0].lower()) in seen:
            continue
        if rows:
            seen.add(head)
        trees = parse(sql.encode())
        by_path = by_path and "search_path" not in sql.lower()
        for tree in () if isinstance(trees, SyntaxProblem) else trees:
            for need in needs_of(tree):
                if by_path or not need.by_path:
                    yield Wanted(need, text.place(statement.start), sql)
            if changes_rights(tree):
                return


def _extensions(
    session: Session, wanted: Sequence[Wanted], role: str, *, is_super: bool, lenient: bool
) -> Iterator[tuple[int, Lacked]]:
    asked = {at: one for at, one in enumerate(wanted) if one.need.kind == "extension"}
    if not asked:
        return
    names = sorted({one.need.name for one in asked.values()})
    known = {row[0]: row[1:] for row in session.query(_EXTENSIONS, (names,))}
    ((may_create,),) = session.query(
        "select pg_catalog.has_database_privilege(pg_catalog.current_database(), 'create')"
    )
    for at, one in asked.items():
        name = one.need.name
        is_there, is_available, for_superusers, is_trusted = known[name]
        if is_there and one.need.why:
            continue
        if not is_available and not is_there:
            message = f"the server has no extension {name}"
            yield at, Lacked(one, message, f"install {name} on the server.")
        elif is_super or lenient:
            continue
        elif for_superusers and not is_trusted:
            message = f"role {role} may not make extension {name}: that takes a superuser"
            remedy = f"As a superuser: create extension {qualified([name])};"
            yield at, Lacked(one, message, remedy)
        elif not may_create:
            message = f"role {role} may not make extension {name} in this database"
            yield at, Lacked(one, message, f"grant create on database … to {role};")


def _others(
    session: Session, wanted: Sequence[Wanted], role: str, database: str
) -> Iterator[tuple[int, Lacked]]:
    version = int(session.query("select pg_catalog.current_setting('server_version_num')")[0][0])
    asked = []
    for at, one in enumerate(wanted):
        need = one.need
        if need.kind == "parameter":
            if not (version >= 150_000 and need.name) or not _may_set(session, need.name):
                what = f"role {role} may not ALTER SYSTEM SET {need.name or 'anything'}"
                remedy = f"grant alter system on parameter {need.name or '…'} to {role};"
                yield at, Lacked(one, what, remedy)
        elif need.kind != "extension":
            row = {"at": at, "kind": need.kind, "name": need.name, "schema": need.schema}
            asked.append(row)
    if not asked:
        return
    for at, owner, schema in session.query(_ASK, (json.dumps(asked),)):
        yield at, _in_words(wanted[at], role, database, owner, schema)


def _may_set(session: Session, name: str) -> bool:
    return bool(session.query(_PARAMETER, (name,))[0][0])


def _in_words(
    one: Wanted, role: str, database: str, owner: str | None, schema: str | None
) -> Lacked:
    need = one.need
    relation = f"{schema}.{qualified([need.name])}" if need.name and schema else need.name
    match need.kind:
        case "superuser":
            message = f"role {role} is no superuser, as {need.why} needs"
            remedy = f"Apply as a superuser, or have one run it: {first_line(one.sql, 60)}"
        case "createrole" | "createdb" | "replication" | "bypassrls":
            message = f"role {role} has not the attribute {need.kind.upper()}"
            remedy = f"alter role {role} {need.kind};"
        case "language":
            message = f"role {role} may not use language {need.name}"
            remedy = f"grant usage on language {need.name} to {role};"
        case "member":
            message = f"role {role} is no member of {need.name}"
            remedy = f"grant {need.name} to {role};"
        case "create in database":
            message = f"role {role} may create nothing in database {database}"
            remedy = f"grant create on database {database} to {role};"
        case "create in schema":
            message = f"role {role} may create nothing in schema {schema}"
            remedy = f"grant create, usage on schema {schema} to {role};"
        case "own schema":
            message = f"schema {schema} belongs to {owner}, not to {role}"
            remedy = f"grant {owner} to {role};"
        case "own" | "own or its schema":
            message = f"{relation} belongs to {owner}, not to {role}"
            remedy = f"grant {owner} to {role};"
        case _:
            message = f"role {role} may not {need.kind} {_into(need)}{relation}"
            remedy = f"grant {need.kind} on {relation} to {role};"
    return Lacked(one, message, remedy)


def _into(need: Need) -> str:
    return {"insert": "into ", "delete": "from ", "trigger": "on "}.get(need.kind, "")


def _lines(found: Sequence[Lacked]) -> Iterator[str]:
    for one in found[:_SHOWN]:
        place = one.wanted.place
        yield f"{place.path.name}:{place.line}: {one.message}"
    if len(found) > _SHOWN:
        yield f"… and {len(found) - _SHOWN} more"
