"""The tables that seeds are for, as the catalogs have them: columns, keys, foreign keys."""

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from pgkeel.catalog.quoting import qualified
from pgkeel.postgres.session import Session

# One question, for all tables at once. Foreign keys are between the tables that rows are put
# into: of partitions those that they belong to.
_ASK = """
with wanted as (
  select c.oid, n.nspname, c.relname, c.relkind, c.relispartition,
    coalesce(pg_partition_root(c.oid)::oid, c.oid) as root
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where (n.nspname, c.relname) in (
    select x ->> 0, x ->> 1 from json_array_elements(%s::json) x
  )
)
select coalesce(json_agg(json_build_object(
  'schema', w.nspname, 'name', w.relname, 'kind', w.relkind, 'root', w.root::int8,
  'secured', row_security_active(w.oid),
  'columns', (
    select coalesce(json_agg(json_build_object(
      'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'base', b.typname, 'category', b.typcategory,
      'not_null', a.attnotnull, 'generated', a.attgenerated <> '', 'always', a.attidentity = 'a',
      'default', case when a.attidentity <> '' then format('nextval(%%L::regclass)',
          pg_get_serial_sequence(format('%%I.%%I', w.nspname, w.relname), a.attname))
        when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end,
      'sequence', coalesce(
        pg_get_serial_sequence(format('%%I.%%I', w.nspname, w.relname), a.attname), (
        select format('%%I.%%I', qn.nspname, q.relname)
        from pg_depend p join pg_class q on q.oid = p.refobjid and q.relkind = 'S'
        join pg_namespace qn on qn.oid = q.relnamespace
        where p.classid = 'pg_attrdef'::regclass and p.objid = d.oid
          and p.refclassid = 'pg_class'::regclass
        order by q.oid limit 1))
    ) order by a.attnum), '[]')
    from pg_attribute a
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    cross join lateral (
      with recursive types (oid, typbasetype, typname, typcategory, step) as (
        select t.oid, t.typbasetype, t.typname, t.typcategory, 0
        from pg_type t where t.oid = a.atttypid
        union all
        select t.oid, t.typbasetype, t.typname, t.typcategory, y.step + 1
        from types y join pg_type t on t.oid = y.typbasetype
      )
      select typname, typcategory from types order by step desc limit 1
    ) b
    where a.attrelid = w.oid and a.attnum > 0 and not a.attisdropped
  ),
  'keys', (
    select coalesce(json_agg(json_build_object(
      'name', ic.relname, 'primary', i.indisprimary,
      'columns', (
        select json_agg(a.attname order by k.at)
        from unnest(i.indkey::int2[]) with ordinality k (number, at)
        join pg_attribute a on a.attrelid = w.oid and a.attnum = k.number
        where k.at <= i.indnkeyatts
      )
    ) order by not i.indisprimary, i.indnkeyatts, ic.relname), '[]')
    from pg_index i join pg_class ic on ic.oid = i.indexrelid
    where i.indrelid = w.oid and i.indisunique and i.indisvalid and i.indpred is null
      and i.indexprs is null
  ),
  'references', (
    select coalesce(json_agg(json_build_object(
      'schema', kn.nspname, 'name', k.conname,
      'root', coalesce(pg_partition_root(k.confrelid)::oid, k.confrelid)::int8,
      'table', format('%%I.%%I', fn.nspname, f.relname),
      'deferrable', k.condeferrable,
      'columns', (
        select json_agg(a.attname order by p.at)
        from unnest(k.conkey) with ordinality p (number, at)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.number
      ),
      'referenced', (
        select json_agg(a.attname order by p.at)
        from unnest(k.confkey) with ordinality p (number, at)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = p.number
      ),
      'full', k.confmatchtype = 'f'
    ) order by k.conname), '[]')
    from pg_constraint k
    join pg_namespace kn on kn.oid = k.connamespace
    join pg_class f on f.oid = k.confrelid
    join pg_namespace fn on fn.oid = f.relnamespace
    where k.conrelid = w.oid and k.contype = 'f' and not exists (
      select from pg_constraint p where p.oid = k.conparentid and p.conrelid = k.conrelid
    )
  )
)), '[]')::text
from wanted w
"""


class Column(Struct, frozen=True, kw_only=True):
    """A column."""

    name: str
    type: str
    """As SQL writes it."""
    base: str
    """The name of its type, of a domain what that is over."""
    category: str
    """What PostgreSQL calls the category of that: ``N`` for numbers, ``A`` for arrays."""
    not_null: bool
    generated: bool
    always: bool
    """Whether it is GENERATED ALWAYS AS IDENTITY."""
    default: str | None
    """As SQL."""
    sequence: str | None
    """What numbers it, as SQL."""


class Key(Struct, frozen=True, kw_only=True):
    """Columns that no two rows have alike."""

    name: str
    primary: bool
    columns: tuple[str, ...]


class Reference(Struct, frozen=True, kw_only=True):
    """A foreign key."""

    schema: str
    name: str
    root: int
    """The table that it points at, by its OID."""
    table: str
    deferrable: bool
    columns: tuple[str, ...]
    referenced: tuple[str, ...]
    full: bool
    """MATCH FULL: all of its columns are NULL, or none."""

    @property
    def sql(self) -> str:
        """Its name, as SQL."""
        return qualified((self.schema, self.name))


class Table(Struct, frozen=True, kw_only=True):
    """A table, or something else that has a table's name."""

    schema: str
    name: str
    kind: str
    root: int
    """Its OID; of a partition, that of the partitioned table on top."""
    secured: bool
    """Whether row-level security holds for whoever asked."""
    columns: tuple[Column, ...]
    keys: tuple[Key, ...]
    """The primary one first; those with an expression or a condition are none."""
    references: tuple[Reference, ...]

    @property
    def sql(self) -> str:
        """Its name, as SQL."""
        return qualified((self.schema, self.name))

    @property
    def shown(self) -> str:
        """Its name for people."""
        return f"{self.schema}.{self.name}"

    def column(self, name: str) -> Column | None:
        """Return the column of that name."""
        return next((one for one in self.columns if one.name == name), None)


def read_tables(session: Session, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Table]:
    """Return those of ``names`` that there are, by schema and name. One query."""
    asked = msgspec.json.encode(sorted(set(names))).decode()
    ((answer,),) = session.query(_ASK, (asked,))
    found = msgspec.json.decode(answer, type=list[Table])
    return {(one.schema, one.name): one for one in found}
