"""Finds the tables in which other tools keep their histories, by name and by columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import LiteralString

from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import ado
from pgkeel.postgres.session import Session, StatementError
from pgkeel.runner.histories.history import History, Row, Tool

_NO_RIGHT = "42501"
_FIND: LiteralString = """
select n.nspname::text, c.relname::text, pg_catalog.quote_ident(current_user),
  pg_catalog.has_schema_privilege(n.oid, 'usage')
    and pg_catalog.has_table_privilege(c.oid, 'select'),
  array(select a.attname::text from pg_catalog.pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum),
  array(select pg_catalog.format_type(a.atttypid, null) from pg_catalog.pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum)
from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.relname = any (%s)
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
order by 1, 2
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that may be a history."""

    schema: str
    name: str
    columns: Mapping[str, str]
    may_read: bool
    role: str

    @property
    def path(self) -> str:
        """Its name as SQL writes it, with its schema."""
        return qualified((self.schema, self.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A tool's history in a database."""

    tool: Tool
    table: Table


def find_tables(session: Session, names: Sequence[str]) -> tuple[Table, ...]:
    """Return the tables of these names in any schema. One query of the catalogs."""
    rows = session.query(_FIND, (sorted(set(names)),))
    return tuple(
        Table(
            schema=schema,
            name=name,
            role=role,
            may_read=may_read,
            columns=dict(zip(columns, types, strict=True)),
        )
        for schema, name, role, may_read, columns, types in rows
    )


def is_of(tool: Tool, table: Table, *, anywhere: bool = False) -> bool:
    """Whether ``table`` has the place, the name and the columns of ``tool``'s history.

    ``anywhere``: only the columns count, since somebody said that it is.
    """
    is_there = table.name == tool.table and tool.schema in (None, table.schema)
    if not (is_there or anywhere):
        return False
    known = {**tool.columns, **tool.optional}
    has_all = all(table.columns.get(name) in types for name, types in tool.columns.items())
    fits = all(
        table.columns[name] in types for name, types in known.items() if name in table.columns
    )
    return has_all and fits and not (tool.alone and set(table.columns) - set(known))


def choose(
    session: Session,
    tools: Sequence[Tool],
    place: tuple[str | None, str] | None,
    label: str,
    *,
    passed_over: Sequence[str],
) -> Found:
    """Return the history of one of ``tools``, at ``place`` (schema or none, name) where given.

    ADO001 when there is none, ADO002 when there are several. Tools ``passed_over`` are those whose
    histories we write ourselves: they count where there is no other.
    """
    tables = find_tables(session, [place[1]] if place else [tool.table for tool in tools])
    if place and place[0]:
        tables = tuple(table for table in tables if table.schema == place[0])
    found = [
        Found(tool=tool, table=table)
        for tool in tools
        for table in tables
        if is_of(tool, table, anywhere=place is not None)
    ]
    if not found:
        near = [f"{one.path} has other columns: {', '.join(one.columns)}" for one in tables]
        names = ", ".join(tool.title for tool in tools)
        raise KeelError(
            ado.NO_HISTORY,
            f"{label} has no history of {names}",
            detail="\n".join(near) or None,
        )
    # A tool whose schema is its own knows its table better than one that may be anywhere.
    own = {one.table.path for one in found if one.tool.schema}
    found = [one for one in found if one.tool.schema or one.table.path not in own]
    others = [one for one in found if one.tool.name not in passed_over]
    found = others or found
    if len(found) > 1:
        listed = ", ".join(f"{one.tool.title} ({one.table.path})" for one in found)
        raise KeelError(ado.SEVERAL, f"{label} has histories of {listed}")
    return found[0]


def read_history(session: Session, found: Found) -> History:
    """Return what the history says; ADO006 when it may not be read or makes no sense."""
    tool, table = found.tool, found.table
    if not table.may_read:
        schema = identifier(table.schema)
        raise KeelError(
            ado.NOT_READ,
            f"role {table.role} may not read {table.path}",
            hint=f"grant usage on schema {schema} to {table.role};"
            f" grant select on all tables in schema {schema} to {table.role};",
        )
    listed = ", ".join(
        identifier(name) if name in table.columns else "null" for name in tool.listed()
    )
    schema = identifier(table.schema)
    try:
        rows = session.query_made(f"select {listed} from {table.path} order by {tool.order}")  # noqa: S608 -- names are quoted
        more: dict[str, list[Row]] = {
            name: session.query_made(text.format(schema=schema)) for name, text in tool.more.items()
        }
    except StatementError as error:
        hint = None
        if error.failure.sqlstate == _NO_RIGHT:
            hint = f"grant select on all tables in schema {schema} to {table.role};"
        raise KeelError(
            ado.NOT_READ, f"{table.path}: {error.failure.message}", hint=hint
        ) from error
    return tool.read(rows, more)
