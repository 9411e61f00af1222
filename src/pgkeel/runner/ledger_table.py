"""Makes the table of the ledger, so that no client of an API can reach it."""

from pgkeel import config
from pgkeel.catalog.quoting import in_quotes, literal
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.postgres.session import Session, StatementError
from pgkeel.runner.ledger import FORMAT, table_name
from pgkeel.sandbox.clients import CLIENTS_THERE

_EXISTS = """
select n.oid is not null, c.oid is not null,
  pg_catalog.has_database_privilege(pg_catalog.current_database(), 'create'),
  coalesce(pg_catalog.has_schema_privilege(n.oid, 'create'), false),
  pg_catalog.quote_ident(current_user), pg_catalog.quote_ident(pg_catalog.current_database()),
  array(select l.name from pg_catalog.unnest(%s::pg_catalog.text[]) l (name) where not exists (
    select from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attname = l.name))
from (values (%s::pg_catalog.text, %s::pg_catalog.text)) wanted (schema, name)
left join pg_catalog.pg_namespace n on n.nspname = wanted.schema
left join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = wanted.name
"""

_LATER = ("identity", "fingerprint_before", "fingerprint_after")
"""Columns that ledgers of the first keels have not: texts that may be null."""

_TABLE = """
create table {table} (
  sequence bigint generated always as identity primary key,
  version text not null,
  description text not null,
  checksum text not null,
  state text not null
    check (state in ('started', 'applied', 'failed', 'rolled back', 'adopted')),
  action text not null default 'apply' check (action in ('apply', 'rollback')),
  statements integer not null,
  done integer not null,
  running integer,
  done_checksum text,
  script text,
  applied_at timestamptz not null default pg_catalog.clock_timestamp(),
  applied_by text not null default session_user,
  person text,
  milliseconds bigint,
  tool_version text not null,
  git_commit text,
  environment text,
  attempt text,
  error text,
  reason text,
  identity text,
  fingerprint_before text,
  fingerprint_after text,
  superseded_at timestamptz
);
create unique index on {table} (version) where superseded_at is null;
comment on table {table} is '{format}';
comment on column {table}.superseded_at is
  'When a later entry of the same version took its place: no entry is ever deleted.';
comment on column {table}.script is
  'The text that was run, where it is not large: an edit can be shown against it.';
comment on column {table}.identity is
  'Of the server that it was written on: its system in_quotes, the database, its timeline.';
comment on column {table}.fingerprint_after is
  'What the schema was when the run ended whose last migration this is; see [apply] fingerprint.';
revoke all on table {table} from public;
"""

_KEEP_OUT = """
do $keel$
declare
  client name;
  number text := pg_catalog.pg_get_serial_sequence({table}, 'sequence');
begin
  for client in {clients} loop
    execute pg_catalog.format('revoke all on table %s from %I', {table}, client);
    execute pg_catalog.format('revoke all on sequence %s from %I', number, client);
  end loop;
end
$keel$;
"""


def make_ledger(session: Session, place: config.Ledger) -> bool:
    """Make the ledger at ``place`` unless it is there; return whether it was made now.

    One of an earlier keel is given the columns that it lacks.
    One transaction of its own; of two at once one makes it and the other finds it. RUN004 when the
    role may not make it, with the GRANT that it lacks. Where all is there it is one question.
    """
    ((_, has_table, *_, lacks),) = session.query(_EXISTS, (list(_LATER), place.schema, place.table))
    if has_table and not lacks:
        return False
    session.run("begin")
    try:
        session.query(
            "select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(%s, 0))",
            (f"pgkeel: make {table_name(place)}",),
        )
        made = _make(session, place)
        session.run("commit")
    except StatementError as error:
        raise KeelError(
            run.LEDGER_NOT_MADE,
            f"{table_name(place)} cannot be made: {error.failure.message}",
            detail="\n".join(error.failure.lines()),
        ) from error
    finally:
        if session.in_transaction:
            session.run("rollback")
    return made


def _make(session: Session, place: config.Ledger) -> bool:
    ((has_schema, has_table, may_make_schema, may_use_schema, role, database, lacks),) = (
        session.query(_EXISTS, (list(_LATER), place.schema, place.table))
    )
    if has_table:
        if lacks:
            adds = ", ".join(f"add column if not exists {name} text" for name in lacks)
            session.run(f"alter table {table_name(place)} {adds}".encode())
        return False
    if not (may_use_schema if has_schema else may_make_schema):
        wanted = (
            f"grant create, usage on schema {in_quotes(place.schema)} to {role};"
            if has_schema
            else f"grant create on database {database} to {role};"
        )
        raise KeelError(
            run.LEDGER_NOT_MADE, f"role {role} may not make {table_name(place)}", hint=wanted
        )
    if not has_schema:
        schema = in_quotes(place.schema)
        session.run(f"create schema {schema}; revoke all on schema {schema} from public".encode())
    name = table_name(place)
    session.run(_TABLE.format(table=name, format=FORMAT).encode())
    session.run(_KEEP_OUT.format(table=literal(name), clients=CLIENTS_THERE).encode())
    return True
