"""Keeps the rows of tables beside the ledger, before a migration loses them."""

from pgkeel import config
from pgkeel.catalog.quoting import literal
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import apv
from pgkeel.names import Name
from pgkeel.postgres.session import StatementError
from pgkeel.runner.clients import CLIENTS_THERE
from pgkeel.runner.job import Job
from pgkeel.runner.worksite import LOCK_NOT_AVAILABLE, Worksite
from pgkeel.sandbox.run import MigrationError

# Nobody writes between the copy and the loss: the lock is kept to the end of the transaction.
# With row_security off a copy that a policy would thin out is an error.
_KEEP = """
do $keel$
declare
  source regclass := pg_catalog.to_regclass({table});
  stem text := {stem};
  kept text := stem;
  number integer := 1;
  before text := pg_catalog.current_setting('row_security');
  rows bigint;
  copied bigint;
  client name;
begin
  if source is null then
    perform pg_catalog.set_config(
      'pgkeel.kept', {table} || ' is not there: there is nothing to keep', true);
    return;
  end if;
  perform pg_catalog.set_config('row_security', 'off', true);
  execute pg_catalog.format('lock table %s in share row exclusive mode', source);
  while pg_catalog.to_regclass(pg_catalog.format('%I.%I', {schema}, kept)) is not null loop
    number := number + 1;
    kept := stem || '_' || number;
  end loop;
  execute pg_catalog.format('create table %I.%I as table %s', {schema}, kept, source);
  execute pg_catalog.format('select count(*) from %s', source) into rows;
  execute pg_catalog.format('select count(*) from %I.%I', {schema}, kept) into copied;
  if rows <> copied then
    raise exception '% rows of % were copied, not %', copied, {table}, rows;
  end if;
  execute pg_catalog.format('revoke all on table %I.%I from public', {schema}, kept);
  for client in {clients} loop
    execute pg_catalog.format('revoke all on table %I.%I from %I', {schema}, kept, client);
  end loop;
  perform pg_catalog.set_config('row_security', before, true);
  perform pg_catalog.set_config('pgkeel.kept', pg_catalog.format(
    'kept %s in %I.%I, %s rows', {table}, {schema}, kept, rows), true);
end
$keel$
"""
_LONGEST = 56


def keep_tables(site: Worksite, job: Job) -> None:
    """Copy each table of ``job.backups`` in the transaction that is open, and count both.

    What was kept is told as the notices of a migration are. APV006 when a copy cannot be made; a
    lock that is not to be had in time is a ``MigrationError`` as that of a statement.
    """
    for table in job.backups:
        try:
            site.session.run(_keeping(site.place, job, table).encode())
            ((told,),) = site.session.query("select pg_catalog.current_setting('pgkeel.kept')")
        except StatementError as error:
            if error.failure.sqlstate == LOCK_NOT_AVAILABLE:
                place = job.text.place(job.statements[0].start)
                raise MigrationError(place, job.sql(1), error.failure) from error
            raise KeelError(
                apv.NOT_KEPT,
                f"{job.label}: {table} could not be kept: {error.failure.message}",
                detail="\n".join(error.failure.lines()),
            ) from error
        site.session.notices.append(told)


def _keeping(place: config.Ledger, job: Job, table: Name) -> str:
    stem = f"backup_{job.label}_{table.schema}_{table.name}".lower()
    cut = stem.encode()[:_LONGEST].decode(errors="ignore")
    return _KEEP.format(
        table=literal(str(table)),
        stem=literal(cut),
        schema=literal(place.schema),
        clients=CLIENTS_THERE,
    )
