"""Foreign servers."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.foreign_options import changed, rendered, without_secrets
from pgkeel.catalog.fragments import not_of_extension
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, literal
from pgkeel.catalog.step import Alteration, Step, Steps


class Server(Record, frozen=True, kw_only=True, gc=False):
    """A foreign server."""

    wrapper: str
    type: str | None
    version: str | None
    options: tuple[str, ...]


def words(item: Object[Server]) -> str:
    """Return how statements name it."""
    return f"SERVER {identifier(item.address.path[-1])}"


def _create(item: Object[Server], _: Sequence[str], __: Scene) -> Steps:
    one = item.record
    parts = [f"CREATE {words(item)}"]
    parts += [f"TYPE {literal(one.type)}"] if one.type is not None else []
    parts += [f"VERSION {literal(one.version)}"] if one.version is not None else []
    parts.append(f"FOREIGN DATA WRAPPER {identifier(one.wrapper)}{rendered(one.options)}")
    return (Step(sql=" ".join(parts)),)


def _alter(old: Object[Server], new: Object[Server], _: Scene) -> Alteration | None:
    before, after = old.record, new.record
    if (before.wrapper, before.type) != (after.wrapper, after.type):
        return None
    version = ""
    if before.version != after.version:
        version = f" VERSION {literal(after.version) if after.version is not None else 'NULL'}"
    options = changed(before.options, after.options)
    return Alteration(steps=(Step(sql=f"ALTER {words(new)}{version}{options}"),))


KIND = Kind(
    name="server",
    plural="foreign servers",
    schema_at=None,
    catalog="pg_foreign_server",
    record=Server,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    rename=renamed_by(words),
    words=words,
    grant_words=lambda item: f"FOREIGN {words(item)}",
    model="Wrapper, type, version and options, but for those whose names tell of a secret.",
    query=f"""
select s.oid::int8, array[s.srvname] as path, w.fdwname as wrapper, s.srvtype as type,
  s.srvversion as version, {without_secrets("s.srvoptions")} as options
from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw
where {not_of_extension("pg_foreign_server", "s.oid")}
""",
)
