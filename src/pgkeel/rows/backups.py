"""How the rows of a table are kept before a migration loses them: names, and statements; pure.

For the runner, which keeps them, for proofs, which do as it does, and for rollback files that put
the rows back.
"""

import hashlib
import re
from collections.abc import Iterator

from msgspec import Struct

from pgkeel.catalog.quoting import literal
from pgkeel.names import Name
from pgkeel.sandbox.clients import CLIENTS_THERE

# Nobody writes between the copy and the loss: the lock is kept to the end of the transaction.
# With row_security off a copy that a policy would thin out is an error. Whatever has the name
# makes way, so that the name always stands for the rows of the last time.
_KEEP = """
do $keel$
declare
  source regclass := pg_catalog.to_regclass({table});
  kept text := {kept};
  aside text;
  number integer := 0;
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
  if pg_catalog.to_regclass(pg_catalog.format('%I.%I', {schema}, kept)) is not null then
    loop
      number := number + 1;
      aside := kept || '$' || number;
      exit when pg_catalog.to_regclass(pg_catalog.format('%I.%I', {schema}, aside)) is null;
    end loop;
    execute pg_catalog.format('alter table %I.%I rename to %I', {schema}, kept, aside);
  end if;
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
    case when aside is null then 'kept %s in %I.%I, %s rows'
      else 'kept %s in %I.%I, %s rows; what was kept before is %I.%I now' end,
    {table}, {schema}, kept, rows, {schema}, coalesce(aside, kept)), true);
end
$keel$
"""
_PLAIN = re.compile(r"[a-z0-9_]+")
_ODD = re.compile(r"[^a-z0-9_]+")
_LONGEST = 56
"""Letters of a name: what makes way gets a number behind it."""


class Keeping(Struct, frozen=True, kw_only=True):
    """The tables that are kept before one migration, and the schema they are kept in."""

    schema: str
    label: str
    tables: tuple[Name, ...]

    @property
    def names(self) -> Iterator[Name]:
        """Yield what each table is kept as."""
        return (kept_name(self.schema, self.label, table) for table in self.tables)

    def statements(self) -> Iterator[str]:
        """Yield what keeps each table; each says in the setting ``pgkeel.kept`` what it did."""
        for table in self.tables:
            yield _KEEP.format(
                table=literal(str(table)),
                kept=literal(kept_name(self.schema, self.label, table).name),
                schema=literal(self.schema),
                clients=CLIENTS_THERE,
            )


def kept_name(schema: str, label: str, table: Name) -> Name:
    """Return where in ``schema`` the rows of ``table`` are as they were before migration ``label``.

    Of the last time that it was applied, should it have been more than once. No two tables share a
    name: where the plain one would be cut, or could be read in two ways, a digest ends it.
    """
    stem = f"backup_{label}_{table.schema}_{table.name}".lower()
    told = (table.schema, table.name, label.lower())
    plain = all(map(_PLAIN.fullmatch, told)) and "_" not in table.schema
    if plain and len(stem) <= _LONGEST:
        return Name(schema, stem)
    digest = hashlib.sha256(str(table).encode()).hexdigest()[:10]
    return Name(schema, f"{_ODD.sub('_', stem)[: _LONGEST - len(digest) - 1]}_{digest}")
