"""The types of columns as far down as values need it: domains, elements, ranges, attributes."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from pgkeel.postgres.session import Session


class Attribute(Struct, frozen=True, kw_only=True):
    """One part of a composite type."""

    type: int
    modifier: int


class Type(Struct, frozen=True, kw_only=True):
    """A type, by its OID; what it is made of is named by OID, too."""

    name: str
    """Without its schema, as pg_type has it: ``int4``."""
    written: str
    """As SQL writes it, without a modifier."""
    own: bool
    """Whether it is neither the server's nor an extension's."""
    kind: str
    """``b``, ``c``, ``d``, ``e``, ``m``, ``p`` or ``r`` (pg_type: typtype)."""
    category: str
    base: int
    """Of a domain: the type below; else 0."""
    modifier: int
    """Of a domain: the modifier of the type below."""
    element: int
    """Of an array: its element; else 0."""
    within: int
    """Of a range its subtype, of a multirange its range; else 0."""
    labels: tuple[str, ...]
    checks: tuple[str, ...]
    """Of a domain: its own conditions, in which VALUE is the value."""
    attributes: tuple[Attribute, ...]


_TYPES = """
with recursive reached as (
  select unnest(%s::oid[]) as oid
  union
  select other.oid from reached r join pg_type t on t.oid = r.oid
  left join pg_range g on g.rngtypid = t.oid
  left join pg_range m on m.rngmultitypid = t.oid
  cross join lateral (
    select t.typbasetype as oid where t.typtype = 'd'
    union all select t.typelem where t.typcategory = 'A'
    union all select g.rngsubtype where t.typtype = 'r'
    union all select m.rngtypid where t.typtype = 'm'
    union all select a.atttypid from pg_attribute a
      where t.typtype = 'c' and a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
  ) other
)
select t.oid::int8, jsonb_build_object(
  'name', t.typname, 'written', format_type(t.oid, null),
  'own', t.oid >= 16384 and not exists (select from pg_depend d
    where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e'),
  'kind', t.typtype, 'category', t.typcategory, 'base', t.typbasetype::int8,
  'modifier', t.typtypmod,
  'element', case when t.typcategory = 'A' then t.typelem::int8 else 0 end,
  'within', coalesce((select g.rngsubtype::int8 from pg_range g where g.rngtypid = t.oid),
    (select g.rngtypid::int8 from pg_range g where g.rngmultitypid = t.oid), 0),
  'labels', (select coalesce(jsonb_agg(e.enumlabel order by e.enumsortorder), '[]')
    from pg_enum e where e.enumtypid = t.oid),
  'checks', (select coalesce(jsonb_agg(pg_get_expr(k.conbin, 0) order by k.conname), '[]')
    from pg_constraint k where k.contypid = t.oid and k.contype = 'c'),
  'attributes', (select coalesce(jsonb_agg(jsonb_build_object(
      'type', a.atttypid::int8, 'modifier', a.atttypmod) order by a.attnum), '[]')
    from pg_attribute a where t.typtype = 'c' and a.attrelid = t.typrelid
      and a.attnum > 0 and not a.attisdropped))
from reached r join pg_type t on t.oid = r.oid
"""


def read_types(session: Session, oids: list[int]) -> Mapping[int, Type]:
    """Return the types ``oids`` and all that they are made of, in one query."""
    rows: list[tuple[Any, ...]] = session.query(_TYPES, (oids,)) if oids else []
    return {oid: msgspec.convert(said, Type) for oid, said in rows}
