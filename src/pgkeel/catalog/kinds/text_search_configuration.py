"""Text-search configurations."""

from collections.abc import Iterator, Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Step, Steps


class TextSearchConfiguration(Record, frozen=True, kw_only=True, gc=False):
    """A configuration: its parser, and the dictionaries for each type of token."""

    parser: tuple[str, str]
    mappings: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def words(item: Object[TextSearchConfiguration]) -> str:
    """Return how statements name it."""
    return f"TEXT SEARCH CONFIGURATION {qualified(item.address.path)}"


def _create(item: Object[TextSearchConfiguration], _: Sequence[str], __: Scene) -> Steps:
    made = Step(sql=f"CREATE {words(item)} (parser = {qualified(item.record.parser)})")
    return (made, *_mapped(item, {}))


def _alter(
    old: Object[TextSearchConfiguration], new: Object[TextSearchConfiguration], _: Scene
) -> Alteration | None:
    if old.record.parser != new.record.parser:
        return None
    return Alteration(steps=tuple(_mapped(new, dict(old.record.mappings))))


def _mapped(
    item: Object[TextSearchConfiguration], before: dict[str, tuple[tuple[str, str], ...]]
) -> Iterator[Step]:
    after = dict(item.record.mappings)
    for token in before:
        if token not in after:
            yield Step(sql=f"ALTER {words(item)} DROP MAPPING FOR {identifier(token)}")
    for token, dictionaries in after.items():
        if before.get(token) != dictionaries:
            verb = "ALTER" if token in before else "ADD"
            names = ", ".join(map(qualified, dictionaries))
            action = f"{verb} MAPPING FOR {identifier(token)} WITH {names}"
            yield Step(sql=f"ALTER {words(item)} {action}")


KIND = Kind(
    name="text search configuration",
    plural="text-search configurations",
    catalog="pg_ts_config",
    record=TextSearchConfiguration,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    rename=renamed_by(words),
    words=words,
    model="Parser and mappings.",
    query=f"""
select c.oid::int8, array[n.nspname, c.cfgname] as path, array[pn.nspname, p.prsname] as parser,
  coalesce(m.mappings, '[]') as mappings
from pg_ts_config c
join pg_namespace n on n.oid = c.cfgnamespace
join pg_ts_parser p on p.oid = c.cfgparser
join pg_namespace pn on pn.oid = p.prsnamespace
left join lateral (
  select json_agg(json_build_array(k.alias, k.dictionaries) order by k.alias) as mappings from (
    select t.alias, json_agg(json_build_array(dn.nspname, d.dictname) order by m.mapseqno)
      as dictionaries
    from pg_ts_config_map m
    join ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype
    join pg_ts_dict d on d.oid = m.mapdict
    join pg_namespace dn on dn.oid = d.dictnamespace
    where m.mapcfg = c.oid group by t.alias
  ) k
) m on true
where {of_users()} and {not_of_extension("pg_ts_config", "c.oid")}
""",
)
