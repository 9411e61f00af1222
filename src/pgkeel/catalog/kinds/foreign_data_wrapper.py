"""Foreign-data wrappers."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.foreign_options import changed, rendered, without_secrets
from pgkeel.catalog.fragments import not_of_extension
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Step, Steps


class ForeignDataWrapper(Record, frozen=True, kw_only=True, gc=False):
    """A wrapper: its functions and options."""

    handler: tuple[str, str] | None
    validator: tuple[str, str] | None
    options: tuple[str, ...]


def words(item: Object[ForeignDataWrapper]) -> str:
    """Return how statements name it."""
    return f"FOREIGN DATA WRAPPER {identifier(item.address.path[-1])}"


def _functions(one: ForeignDataWrapper) -> str:
    handler = f"HANDLER {qualified(one.handler)}" if one.handler else "NO HANDLER"
    return f"{handler} " + (
        f"VALIDATOR {qualified(one.validator)}" if one.validator else "NO VALIDATOR"
    )


def _create(item: Object[ForeignDataWrapper], _: Sequence[str], __: Scene) -> Steps:
    one = item.record
    return (Step(sql=f"CREATE {words(item)} {_functions(one)}{rendered(one.options)}"),)


def _alter(
    old: Object[ForeignDataWrapper], new: Object[ForeignDataWrapper], _: Scene
) -> Alteration:
    options = changed(old.record.options, new.record.options)
    return Alteration(steps=(Step(sql=f"ALTER {words(new)} {_functions(new.record)}{options}"),))


KIND = Kind(
    name="foreign data wrapper",
    plural="foreign-data wrappers",
    schema_at=None,
    catalog="pg_foreign_data_wrapper",
    record=ForeignDataWrapper,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    rename=renamed_by(words),
    words=words,
    grant_words=words,
    model="Handler, validator and options, but for those whose names tell of a secret.",
    query=f"""
select w.oid::int8, array[w.fdwname] as path,
  case when h.oid is not null then array[hn.nspname, h.proname] end as handler,
  case when v.oid is not null then array[vn.nspname, v.proname] end as validator,
  {without_secrets("w.fdwoptions")} as options
from pg_foreign_data_wrapper w
left join pg_proc h on h.oid = w.fdwhandler
left join pg_namespace hn on hn.oid = h.pronamespace
left join pg_proc v on v.oid = w.fdwvalidator
left join pg_namespace vn on vn.oid = v.pronamespace
where {not_of_extension("pg_foreign_data_wrapper", "w.oid")}
""",
)
