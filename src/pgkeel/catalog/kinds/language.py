"""Procedural languages that belong to no extension."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import FIRST_OID, not_of_extension
from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Step, Steps


class Language(Record, frozen=True, kw_only=True, gc=False):
    """Who runs routines in it."""

    trusted: bool
    handler: tuple[str, str]
    inline: tuple[str, str] | None
    validator: tuple[str, str] | None


def words(item: Object[Language]) -> str:
    """Return how statements name it."""
    return f"LANGUAGE {identifier(item.address.path[-1])}"


def _create(item: Object[Language], _: Sequence[str], __: Scene) -> Steps:
    one = item.record
    parts = [f"CREATE {'TRUSTED ' if one.trusted else ''}{words(item)}"]
    parts.append(f"HANDLER {qualified(one.handler)}")
    parts += [f"INLINE {qualified(one.inline)}"] if one.inline else []
    parts += [f"VALIDATOR {qualified(one.validator)}"] if one.validator else []
    return (Step(sql=" ".join(parts)),)


KIND = Kind(
    name="language",
    plural="languages",
    schema_at=None,
    catalog="pg_language",
    record=Language,
    create=_create,
    alter=never,
    drop=dropped_by(words),
    rename=renamed_by(words),
    words=words,
    grant_words=words,
    model="Handler, inline handler, validator, trust; those of extensions belong to these.",
    query=f"""
select l.oid::int8, array[l.lanname] as path, l.lanpltrusted as trusted,
  array[hn.nspname, h.proname] as handler,
  case when i.oid is not null then array[nn.nspname, i.proname] end as inline,
  case when v.oid is not null then array[vn.nspname, v.proname] end as validator
from pg_language l
join pg_proc h on h.oid = l.lanplcallfoid
join pg_namespace hn on hn.oid = h.pronamespace
left join pg_proc i on i.oid = l.laninline
left join pg_namespace nn on nn.oid = i.pronamespace
left join pg_proc v on v.oid = l.lanvalidator
left join pg_namespace vn on vn.oid = v.pronamespace
where l.oid >= {FIRST_OID} and {not_of_extension("pg_language", "l.oid")}
""",
)
