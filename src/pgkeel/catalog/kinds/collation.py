"""Collations."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import literal, qualified
from pgkeel.catalog.step import Step, Steps


class Collation(Record, frozen=True, kw_only=True, gc=False):
    """How texts are ordered; not the version of the library that does it."""

    provider: str
    deterministic: bool
    locale: str | None
    collate: str | None
    ctype: str | None
    rules: str | None


def words(item: Object[Collation]) -> str:
    """Return how statements name it."""
    return f"COLLATION {qualified(item.address.path)}"


def _create(item: Object[Collation], _: Sequence[str], __: Scene) -> Steps:
    one = item.record
    options = [f"provider = {one.provider}"]
    options += [f"locale = {literal(one.locale)}"] if one.locale is not None else []
    if one.locale is None and one.collate is not None and one.ctype is not None:
        options += [f"lc_collate = {literal(one.collate)}", f"lc_ctype = {literal(one.ctype)}"]
    options += [f"rules = {literal(one.rules)}"] if one.rules is not None else []
    options += [] if one.deterministic else ["deterministic = false"]
    return (Step(sql=f"CREATE {words(item)} ({', '.join(options)})"),)


KIND = Kind(
    name="collation",
    plural="collations",
    catalog="pg_collation",
    record=Collation,
    create=_create,
    alter=never,
    drop=dropped_by(words),
    rename=renamed_by(words),
    words=words,
    model="Provider, locale, rules, determinism; not the version of the library.",
    query=f"""
select c.oid::int8, array[n.nspname, c.collname] as path,
  case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end as provider,
  c.collisdeterministic as deterministic,
  coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale') as locale,
  c.collcollate as collate, c.collctype as ctype, to_jsonb(c) ->> 'collicurules' as rules
from pg_collation c join pg_namespace n on n.oid = c.collnamespace
where {of_users()} and {not_of_extension("pg_collation", "c.oid")}
""",
)
