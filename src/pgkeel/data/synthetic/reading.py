"""Reads what rows of a database have to be: tables, keys and types, each in one query."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from pgkeel.data.synthetic.savepoints import savepoint
from pgkeel.data.synthetic.types import Type, read_types
from pgkeel.postgres.session import Session, StatementError
from pgkeel.rows.shapes import Check, Shape, read_shapes


class Field(Struct, frozen=True, kw_only=True):
    """What is known of a column beside its shape."""

    name: str
    type: int
    modifier: int
    not_null: bool
    default: str
    """Its expression, empty where there is none."""
    given: str
    """``identity``, ``generated`` or ``sequence``: the server's to fill; empty: ours."""
    comment: str


class Key(Struct, frozen=True, kw_only=True):
    """Columns in which no two rows are alike."""

    columns: tuple[str, ...]
    primary: bool
    nulls_alike: bool
    """Whether two rows without a value count as alike."""


class Table(Struct, frozen=True, kw_only=True):
    """A table that rows can be put into."""

    oid: int
    path: tuple[str, str]
    kind: str
    """``r``, or ``p`` of a partitioned one."""
    comment: str
    allowed: bool
    """Whether the session's role may read it and add to it."""
    has_rows: bool
    leaves: tuple[int, ...]
    """Of a partitioned one: the partitions that rows end in."""
    fields: tuple[Field, ...]
    keys: tuple[Key, ...]
    excludes: frozenset[str]
    """Columns of exclusion constraints."""
    shape: Shape

    @property
    def name(self) -> str:
        """As it is shown: schema and name."""
        return ".".join(self.path)

    @property
    def rows(self) -> str:
        """Its own rows, as SQL: FROM and what follows."""
        return f"from {'only ' if self.kind == 'r' else ''}{self.shape.name}"


class Target(Struct, frozen=True, kw_only=True):
    """All tables of a database that can have rows of their own, and the types in them."""

    tables: Mapping[int, Table]
    shapes: Mapping[int, Shape]
    """Those of the tables, and of partitions."""
    types: Mapping[int, Type]


_TABLES = """
select c.oid::int8, n.nspname::text, c.relname::text, c.relkind::text,
  coalesce(obj_description(c.oid, 'pg_class'), ''),
  (select coalesce(array_agg(t.relid::oid::int8 order by t.relid::text), '{}')
    from pg_partition_tree(c.oid) t where c.relkind = 'p' and t.isleaf and t.relid <> c.oid),
  (select coalesce(jsonb_agg(jsonb_build_object(
      'name', a.attname, 'type', a.atttypid::int8, 'modifier', a.atttypmod,
      'not_null', a.attnotnull, 'default', coalesce(pg_get_expr(d.adbin, d.adrelid), ''),
      'given', case when a.attidentity <> '' then 'identity'
        when a.attgenerated <> '' then 'generated'
        when pg_get_expr(d.adbin, d.adrelid) ~ '^nextval\\(' then 'sequence' else '' end,
      'comment', coalesce(col_description(c.oid, a.attnum), '')) order by a.attnum), '[]')
    from pg_attribute a
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
  (select coalesce(jsonb_agg(jsonb_build_object(
      'columns', (select jsonb_agg(a.attname order by o)
        from unnest(i.indkey::int2[]) with ordinality u(n, o)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = u.n where o <= i.indnkeyatts),
      'primary', i.indisprimary,
      'nulls_alike', coalesce((to_jsonb(i) -> 'indnullsnotdistinct')::boolean, false)
      ) order by not i.indisprimary, i.indexrelid::regclass::text), '[]')
    from pg_index i
    where i.indrelid = c.oid and i.indisunique and i.indpred is null and i.indexprs is null),
  (select coalesce(array_agg(distinct a.attname::text), '{}')
    from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
    where k.conrelid = c.oid and k.contype = 'x'),
  has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
    and has_table_privilege(c.oid, 'insert')
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
  and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
    and d.objid = c.oid and d.deptype = 'e')
order by n.nspname, c.relname
"""


def read_target(session: Session) -> Target:
    """Return all tables but partitions and those of extensions; in a session that may see them."""
    rows = session.query(_TABLES)
    leaves = [oid for row in rows for oid in row[5]]
    shapes = read_shapes(session, [*(row[0] for row in rows), *leaves])
    tables = {row[0]: _table(row, shapes) for row in rows}
    tables = _with_rows(session, tables)
    kinds = {one.type for table in tables.values() for one in table.fields}
    return Target(tables=tables, shapes=shapes, types=read_types(session, sorted(kinds)))


def _table(row: tuple[Any, ...], shapes: Mapping[int, Shape]) -> Table:
    oid, schema, name, kind, comment, leaves, fields, keys, excludes, allowed = row
    shape = shapes[oid]
    bound = _bound([shapes[one] for one in leaves if one in shapes])
    if bound:
        shape = msgspec.structs.replace(shape, checks=(*shape.checks, bound))
    return Table(
        oid=oid,
        path=(schema, name),
        kind=kind,
        comment=comment,
        allowed=allowed,
        has_rows=False,
        leaves=tuple(leaves),
        fields=msgspec.convert(fields, tuple[Field, ...]),
        keys=msgspec.convert(keys, tuple[Key, ...]),
        excludes=frozenset(excludes),
        shape=shape,
    )


def _bound(leaves: list[Shape]) -> Check | None:
    """Return the condition that one of the partitions takes a row."""
    bounds = [one.partition for one in leaves]
    if not leaves or None in bounds:
        return None
    columns = {name for one in bounds if one for name in one.columns}
    return Check(
        columns=tuple(sorted(columns)),
        condition=" or ".join(f"({one.condition})" for one in bounds if one),
    )


def has_rows(session: Session, table: Table) -> bool:
    """Whether a table has rows now; one that cannot be asked has none."""
    try:
        with savepoint(session):
            ((found,),) = session.query_made(f"select exists (select {table.rows})")
    except StatementError:
        return False
    return bool(found)


def _with_rows(session: Session, tables: dict[int, Table]) -> dict[int, Table]:
    seen = [one for one in tables.values() if one.allowed]
    if not seen:
        return tables
    asked = ", ".join(f"exists (select {one.rows})" for one in seen)
    try:
        with savepoint(session):
            ((found,),) = session.query_made(f"select array[{asked}]")
    except StatementError:
        found = [has_rows(session, one) for one in seen]  # one of them is far away, or broken
    filled = {one.oid for one, has in zip(seen, found, strict=True) if has}
    return {
        oid: msgspec.structs.replace(one, has_rows=oid in filled) for oid, one in tables.items()
    }
