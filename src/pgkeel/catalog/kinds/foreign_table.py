"""Foreign tables; their columns are of the same kind as those of tables."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.foreign_options import changed, rendered, without_secrets
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.relatives import RELATIVES, change_relatives
from pgkeel.catalog.step import Alteration, Step, Steps


class ForeignTable(Record, frozen=True, kw_only=True, gc=False):
    """Where the rows are."""

    partition_of: tuple[str, ...] | None
    bound: str | None
    inherits: tuple[tuple[str, ...], ...]
    server: str
    options: tuple[str, ...]


def words(item: Object[ForeignTable]) -> str:
    """Return how statements name it."""
    return f"FOREIGN TABLE {qualified(item.address.path)}"


def _create(item: Object[ForeignTable], elements: Sequence[str], _: Scene) -> Steps:
    table = item.record
    parts = [f"CREATE {words(item)}"]
    if table.partition_of:
        parts.append(f"PARTITION OF {qualified(table.partition_of)}")
    if elements:
        inner = ",\n".join(f"    {line}" for line in elements)
        parts.append(f"(\n{inner}\n)")
    elif not table.partition_of:
        parts.append("()")
    if table.bound:
        parts.append(table.bound)
    if table.inherits:
        parts.append(f"INHERITS ({', '.join(map(qualified, table.inherits))})")
    parts.append(f"SERVER {identifier(table.server)}{rendered(table.options)}")
    return (Step(sql=" ".join(parts), form="create-table", on=item.address),)


def _alter(old: Object[ForeignTable], new: Object[ForeignTable], scene: Scene) -> Alteration | None:
    if old.record.server != new.record.server:
        return None
    steps = list(change_relatives(new, old.record, new.record, scene))
    options = changed(old.record.options, new.record.options)
    if options:
        steps.append(Step(sql=f"ALTER {words(new)}{options}"))
    return Alteration(steps=tuple(steps))


KIND = Kind(
    name="foreign table",
    plural="foreign tables",
    catalog="pg_class",
    record=ForeignTable,
    create=_create,
    alter=_alter,
    # The rows are somewhere else, and stay there.
    drop=dropped_by(words, form="drop-table"),
    rename=renamed_by(words),
    words=words,
    grant_words=lambda item: f"TABLE {qualified(item.address.path)}",
    model="Server, options, parents; columns with their options.",
    query=f"""
select c.oid::int8, array[n.nspname, c.relname] as path, s.srvname as server,
  {RELATIVES},
  {without_secrets("f.ftoptions")} as options,
  json_build_array(json_build_array('pg_type', c.reltype::int8, 0)) as also
from pg_foreign_table f
join pg_class c on c.oid = f.ftrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_foreign_server s on s.oid = f.ftserver
where {of_users()} and {not_of_extension("pg_class", "c.oid")}
""",
)
