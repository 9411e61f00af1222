"""What has to be known of tables to make rows for them: read at once, for all that are named."""

from typing import Any

import msgspec
from msgspec import Struct

from pgkeel.postgres.session import Session


class Column(Struct, frozen=True, kw_only=True):
    """A column that a row needs a value for."""

    name: str
    type: str
    """As SQL writes it, with its length."""
    base: str
    """The type below all domains, without its length."""
    category: str
    """Of the base type (pg_type: typcategory)."""
    length: int | None
    not_null: bool
    has_default: bool
    labels: tuple[str, ...]
    """The values of an enumerated type."""
    checks: tuple[str, ...]
    """The conditions of its domains, in which VALUE is the value."""


class Reference(Struct, frozen=True, kw_only=True):
    """A foreign key."""

    columns: tuple[str, ...]
    table: int
    referenced: tuple[str, ...]


class Check(Struct, frozen=True, kw_only=True):
    """A condition on a row, over some of its columns."""

    columns: tuple[str, ...]
    condition: str


class Shape(Struct, frozen=True, kw_only=True):
    """A table that rows are to be made for."""

    oid: int
    name: str
    columns: tuple[Column, ...]
    references: tuple[Reference, ...]
    checks: tuple[Check, ...]
    """With that of the partition."""
    partition: Check | None
    """Of a partition: which rows it takes; none: all of them."""
    written: bool
    """Whether anything was ever written to it."""


_SHAPES = """
with wanted as (select unnest(%s::oid[]) as oid)
select c.oid::int8, quote_ident(n.nspname) || '.' || quote_ident(c.relname),
  (select coalesce(jsonb_agg(jsonb_build_object(
      'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'base', format_type(b.oid, null), 'category', b.typcategory,
      'length', case when b.typcategory = 'S' and d.typmod > 4 then d.typmod - 4 end,
      'not_null', a.attnotnull or d.not_null, 'has_default', a.atthasdef,
      'labels', (select coalesce(jsonb_agg(e.enumlabel order by e.enumsortorder), '[]')
        from pg_enum e where e.enumtypid = b.oid),
      'checks', d.checks) order by a.attnum), '[]')
    from pg_attribute a
    cross join lateral (
      with recursive down as (
        select t.oid, t.typbasetype, t.typtype, t.typnotnull, a.atttypmod as typmod, 0 as depth
        from pg_type t where t.oid = a.atttypid
        union all
        select t.oid, t.typbasetype, t.typtype, t.typnotnull, down.typtypmod_, down.depth + 1
        from (select x.*, y.typtypmod as typtypmod_ from down x join pg_type y on y.oid = x.oid
          where x.typtype = 'd') down
        join pg_type t on t.oid = down.typbasetype
      )
      select (select oid from down order by depth desc limit 1) as oid,
        (select typmod from down order by depth desc limit 1) as typmod,
        (select bool_or(typnotnull) from down) as not_null,
        (select coalesce(jsonb_agg(pg_get_expr(k.conbin, 0)), '[]')
          from pg_constraint k where k.contypid in (select oid from down) and k.contype = 'c'
        ) as checks
    ) d
    join pg_type b on b.oid = d.oid
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.attidentity = ''),
  (select coalesce(jsonb_agg(jsonb_build_object('table', k.confrelid::int8,
      'columns', (select jsonb_agg(a.attname order by o)
        from unnest(k.conkey) with ordinality u(n, o)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n),
      'referenced', (select jsonb_agg(a.attname order by o)
        from unnest(k.confkey) with ordinality u(n, o)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n)) order by k.oid), '[]')
    from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.conparentid = 0
      or k.conrelid = c.oid and k.contype = 'f' and c.relispartition),
  (select coalesce(jsonb_agg(jsonb_build_object(
      'columns', (select coalesce(jsonb_agg(a.attname order by a.attnum), '[]')
        from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey)),
      'condition', pg_get_expr(k.conbin, k.conrelid)) order by k.oid), '[]')
    from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'),
  case when c.relispartition then pg_get_partition_constraintdef(c.oid) end,
  pg_relation_size(c.oid) > 0
from wanted w join pg_class c on c.oid = w.oid join pg_namespace n on n.oid = c.relnamespace
"""


def read_shapes(session: Session, oids: list[int]) -> dict[int, Shape]:
    """Return the tables ``oids`` that can hold rows themselves, by OID."""
    if not oids:
        return {}
    return {shape.oid: shape for shape in map(_shape, session.query(_SHAPES, (oids,)))}


def _shape(row: tuple[Any, ...]) -> Shape:
    oid, name, columns, references, checks, partition, written = row
    every = msgspec.convert(columns, tuple[Column, ...])
    found = msgspec.convert(checks, tuple[Check, ...])
    bound = None
    if partition:
        named = tuple(one.name for one in every if one.name in partition)
        bound = Check(columns=named, condition=partition)
        found = (*found, bound)
    return Shape(
        oid=oid,
        name=name,
        columns=every,
        references=msgspec.convert(references, tuple[Reference, ...]),
        checks=found,
        partition=bound,
        written=written,
    )
