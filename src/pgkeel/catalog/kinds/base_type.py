"""Base types, made of functions that read and write their values."""

from collections.abc import Iterator, Sequence

from pgkeel.catalog.by_words import renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import literal, qualified
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps

# What ALTER TYPE … SET takes (its manual).
_CHANGEABLE = frozenset(
    {"receive", "send", "typmod_in", "typmod_out", "analyze", "subscript", "storage"}
)


class BaseType(Record, frozen=True, kw_only=True, gc=False):
    """How values of a type are read, written and kept."""

    options: tuple[tuple[str, str], ...]
    """Names and values as CREATE TYPE takes them, the values as SQL."""
    default: str | None


def words(item: Object[BaseType]) -> str:
    """Return how statements name it."""
    return f"TYPE {qualified(item.address.path)}"


def _create(item: Object[BaseType], _: Sequence[str], __: Scene) -> Steps:
    # Its name is known already: the function that reads its values returns it, and was made first.
    options = [f"{name} = {value}" for name, value in item.record.options]
    if item.record.default is not None:
        options.append(f"default = {literal(item.record.default)}")
    return (Step(sql=f"CREATE {words(item)} ({', '.join(options)})"),)


def _alter(old: Object[BaseType], new: Object[BaseType], _: Scene) -> Alteration | None:
    before, after = dict(old.record.options), dict(new.record.options)
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    to_plain = "storage" in changed and after["storage"] == "plain"
    if old.record.default != new.record.default or not changed <= _CHANGEABLE or to_plain:
        return None
    options = ", ".join(f"{name} = {after.get(name, 'none')}" for name in sorted(changed))
    return Alteration(steps=(Step(sql=f"ALTER {words(new)} SET ({options})"),))


def _drop(item: Object[BaseType], scene: Scene) -> Iterator[Step]:
    # With the functions that read and write its values: neither can go before the other.
    lost = Hazard("data-loss", "what only a column of the type holds goes with it")
    used = any(one.on.kind == "column" for one in scene.before.dependants.get(item.address, ()))
    yield Step(sql=f"DROP {words(item)} CASCADE", hazards=(lost,) if used else ())


# The order is that of CREATE TYPE in its manual.
_FUNCTIONS = {
    "input": "typinput",
    "output": "typoutput",
    "receive": "typreceive",
    "send": "typsend",
    "typmod_in": "typmodin",
    "typmod_out": "typmodout",
    "analyze": "typanalyze",
    "subscript": "typsubscript",
}
_STORAGE = {"p": "plain", "e": "external", "x": "extended", "m": "main"}


def _named(column: str, **names: str) -> str:
    cases = " ".join(f"when '{letter}' then '{name}'" for letter, name in names.items())
    return f"case {column} {cases} end"


_OPTIONS = ",\n    ".join(
    [
        *(
            f"({place}, '{name}', nullif(t.{column}::oid, 0)::regproc::text)"
            for place, (name, column) in enumerate(_FUNCTIONS.items())
        ),
        "(10, 'internallength', case t.typlen when -1 then 'variable' else t.typlen::text end)",
        "(11, 'passedbyvalue', case when t.typbyval then 'true' end)",
        f"(12, 'alignment', {_named('t.typalign', c='char', s='int2', i='int4', d='double')})",
        f"(13, 'storage', {_named('t.typstorage', **_STORAGE)})",
        "(14, 'category', quote_literal(t.typcategory::text))",
        "(15, 'preferred', case when t.typispreferred then 'true' end)",
        "(16, 'element', case when t.typelem <> 0 then format_type(t.typelem, null) end)",
        "(17, 'delimiter', quote_literal(t.typdelim::text))",
        "(18, 'collatable', case when t.typcollation <> 0 then 'true' end)",
    ]
)

KIND = Kind(
    name="base type",
    plural="base types",
    catalog="pg_type",
    record=BaseType,
    create=_create,
    alter=_alter,
    drop=lambda item, scene: tuple(_drop(item, scene)),
    rename=renamed_by(words),
    words=words,
    grant_words=words,
    model="Whole; it comes after the functions that read and write it, and goes with them.",
    query=f"""
select t.oid::int8, array[n.nspname, t.typname] as path, t.typdefault as default,
  (select json_agg(json_build_array(o.name, o.value) order by o.place) from (values
    {_OPTIONS}
  ) o(place, name, value) where o.value is not null) as options,
  json_build_array(json_build_array('pg_type', t.typarray::int8, 0)) as also,
  (select coalesce(json_agg(json_build_array('pg_proc', p.oid::int8, 0)
      order by p.oid <> t.typinput::oid, p.oid), '[]')
    from pg_proc p where p.oid in ({", ".join(f"t.{one}" for one in _FUNCTIONS.values())})
      and (p.prorettype = t.oid or t.oid = any (p.proargtypes))) as declared
from pg_type t join pg_namespace n on n.oid = t.typnamespace
where t.typtype = 'b' and {of_users()} and {not_of_extension("pg_type", "t.oid")}
  -- Arrays come with what they are of.
  and (t.typelem = 0 or t.typsubscript <> 'array_subscript_handler'::regproc)
""",
)
