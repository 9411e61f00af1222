"""Columns of tables."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pgkeel.catalog.adding import adding
from pgkeel.catalog.column_settings import SETTINGS, Settings, Settled, settings_steps
from pgkeel.catalog.foreign_options import changed, without_secrets
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.identity import Identity, identity_steps, identity_words
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.moving import after_column
from pgkeel.catalog.not_null import NotNull, add_not_valid, constraint_of, not_null_steps, said
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.of_column import OfColumn
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.relatives import inherited_columns
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps
from pgkeel.catalog.ways import converted
from pgkeel.catalog.widening import cost_of

_EXPAND = (
    "there is no way to do it online: add a column of the new type, keep both by a trigger, "
    "fill it batch by batch, switch over, and drop the old one (expand and contract)"
)
# What PostgreSQL does not adapt when the type of a column changes (ALTER TABLE, Notes; and
# RememberAllDependentForRebuilding in tablecmds.c, which refuses these).
_IN_THE_WAY = frozenset(
    {
        # A column that depends on another is computed from it, so nothing of it is lost.
        "column",
        "materialized view",
        "policy",
        "publication table",
        "routine",
        "rule",
        "trigger",
        "view",
    }
)

_NAMED_SINCE = 18
"""NOT NULL is a constraint with a name."""


class Column(Record, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A column without its default, which may need things made later."""

    type: str
    not_null: bool = False
    not_null_name: str | None = None
    """The name of its NOT NULL constraint, where not table_column_not_null: 18 and later."""
    not_null_alone: bool = False
    """Whether tables that inherit from this one need not have it, too (NO INHERIT): from 18 on."""
    not_null_valid: bool = True
    """Whether existing rows are known to have no NULL: always before 18."""
    collation: tuple[str, ...] | None = None
    identity: str | None = None
    """ALWAYS or BY DEFAULT."""
    sequence: tuple[str, ...] = ()
    """The options of its identity's sequence that are not the usual ones."""
    sequence_name: tuple[str, str] | None = None
    """What that sequence is called, where it is not table_column_seq beside the table."""
    generated: str | None = None
    """The expression it is computed by."""
    stored: bool = False
    storage: str | None = None
    compression: str | None = None
    statistics: int | None = None
    options: tuple[str, ...] = ()
    foreign_options: tuple[str, ...] = ()
    local: bool = True
    """Whether the table itself has it, apart from the tables it inherits from."""


def words(item: Object[Column]) -> str:
    """Return how COMMENT ON names it."""
    return f"COLUMN {qualified(item.address.path)}"


def _element(item: Object[Column], elements: Sequence[str], scene: Scene) -> str | None:
    if not item.record.local:
        return _named_apart(item, scene)
    if _is_typed(item, scene):
        not_null = _said(item, scene)
        return f"{identifier(item.address.path[-1])} {not_null.element()}" if not_null else None
    definition = _definition(item.record, _said(item, scene))
    return " ".join([identifier(item.address.path[-1]), *definition, *elements])


def _named_apart(item: Object[Column], scene: Scene) -> str | None:
    """Return the NOT NULL of a column of the parents, where it is not called as theirs."""
    not_null = _not_null(item.record)
    parents = [(_not_null(one.record), _on(one)) for one in inherited_columns(item.address, scene)]
    theirs = {constraint_of(on, one) for one, on in parents if one}
    if scene.after.major < _NAMED_SINCE or not not_null or not not_null.valid or not theirs:
        return None
    name = constraint_of(_on(item), not_null)
    column = identifier(item.address.path[-1])
    return None if name in theirs else f"CONSTRAINT {name} NOT NULL {column}"


def _is_typed(item: Object[Column], scene: Scene) -> bool:
    """Whether the columns of the table are the attributes of a type."""
    # Where only columns are compared, the table is in neither.
    table = scene.after.objects.get(item.whole) or scene.before.objects.get(item.whole)
    return getattr(table and table.record, "of_type", None) is not None


def _definition(column: Column, not_null: NotNull | None) -> Iterator[str]:
    yield column.type
    if column.collation:
        yield f"COLLATE {qualified(column.collation)}"
    if not_null and not_null.valid:
        yield not_null.element()
    if column.identity:
        yield identity_words(_identity(column))
    if column.generated:
        kind = "STORED" if column.stored else "VIRTUAL"
        yield f"GENERATED ALWAYS AS ({column.generated}) {kind}"


def _not_null(column: Column) -> NotNull | None:
    if not column.not_null:
        return None
    return NotNull(
        name=column.not_null_name, alone=column.not_null_alone, valid=column.not_null_valid
    )


def _said(item: Object[Column], scene: Scene) -> NotNull | None:
    not_null = _not_null(item.record)
    return said(not_null, _on(item), scene) if not_null else None


def _identity(column: Column) -> Identity:
    return Identity(when=column.identity, options=column.sequence, sequence=column.sequence_name)


def _on(item: Object[Column]) -> OfColumn:
    return OfColumn(path=item.address.path, table=item.whole)


def _create(item: Object[Column], elements: Sequence[str], scene: Scene) -> Steps:
    if not item.record.local or _is_typed(item, scene):
        return (*_without_default(item, scene), *_settings(item, None, scene))
    text = _element(item, elements, scene)
    if text is None:
        return tuple(_settings(item, None, scene))
    form, instead = adding(item, scene)
    added = replace(_altered(item, f"ADD COLUMN {text}", form), instead=instead)
    return (added, *_furnish(item, scene))


def _without_default(item: Object[Column], scene: Scene) -> Iterator[Step]:
    """Yield what takes away the default of the parents from a column of theirs."""
    after = scene.after
    theirs = [after.child(one.address, "default") for one in inherited_columns(item.address, scene)]
    if any(theirs) and not after.child(item.address, "default") and not item.record.generated:
        action = f"ALTER COLUMN {identifier(item.address.path[-1])} DROP DEFAULT"
        yield _altered(item, action, "drop-default")


def _furnish(item: Object[Column], scene: Scene) -> Steps:
    not_null = _not_null(item.record)
    waiting = (add_not_valid(_on(item), not_null),) if not_null and not not_null.valid else ()
    return (*waiting, *_settings(item, None, scene))


def _settings(item: Object[Column], before: Column | None, scene: Scene) -> Iterator[Step]:
    """Yield what CREATE TABLE and ADD COLUMN cannot say of a column."""
    column = item.record
    on = Settled(
        head="TABLE",
        path=item.address.path,
        type=column.type,
        relation=item.whole,
        major=scene.before.major,
    )
    yield from settings_steps(on, _set(before) if before else Settings(), _set(column))
    options = changed(before.foreign_options if before else (), column.foreign_options)
    if options:
        name = identifier(item.address.path[-1])
        yield Step(sql=f"ALTER FOREIGN TABLE {_table(item)} ALTER COLUMN {name}{options}")


def _set(column: Column) -> Settings:
    return Settings(
        storage=column.storage,
        compression=column.compression,
        statistics=column.statistics,
        options=column.options,
    )


def _altered(item: Object[Column], action: str, form: str, *hazards: Hazard) -> Step:
    sql = f"ALTER TABLE {_table(item)} {action}"
    return Step(sql=sql, form=form, on=item.parent, hazards=hazards)


def _table(item: Object[Column]) -> str:
    return qualified(item.address.path[:-1])


def _alter(old: Object[Column], new: Object[Column], scene: Scene) -> Alteration | None:
    before, after = old.record, new.record
    if not (before.local or after.local):
        return Alteration(
            steps=tuple(_settings(new, before, scene))
        )  # the parent's statement does it
    if before.generated != after.generated or before.stored != after.stored:
        return None
    name = identifier(new.address.path[-1])
    steps: list[Step] = []
    takes_down: frozenset[str] = frozenset()
    if (before.type, before.collation) != (after.type, after.collation):
        cost = cost_of(before.type, after.type)
        collate = f" COLLATE {qualified(after.collation)}" if after.collation else ""
        value = converted(name, before.type, after.type, scene)
        cast = f" USING {value}" if cost.explicit else ""
        action = f"ALTER COLUMN {name} TYPE {after.type}{collate}{cast}"
        form = "alter-column-type" if cost.rewrites else "alter-column-type-widening"
        if before.type == after.type:
            form = "alter-column-type-collation"
        narrows = Hazard("may-fail", f"values may not fit into {after.type}")
        hazards = (narrows,) if cost.may_fail and before.type != after.type else ()
        steps.append(replace(_altered(new, action, form, *hazards), instead=_EXPAND))
        takes_down = _IN_THE_WAY
    identity = tuple(identity_steps(_on(new), _identity(before), _identity(after)))
    if after.identity is None:
        steps += identity  # which cannot be NULL
    if after.local or not before.not_null:
        # Else it came with the columns of the parent, named before by the table's own statements.
        steps += not_null_steps(_on(new), _not_null(before), _not_null(after), scene)
    if after.identity is not None:
        steps += identity
    steps += _settings(new, before, scene)
    return Alteration(steps=tuple(steps), takes_down=takes_down)


def _drop(item: Object[Column], scene: Scene) -> Steps:
    if not item.record.local or _is_typed(item, scene):
        return ()
    # What is computed can be computed again.
    lost = Hazard("data-loss", "the values of the column go")
    hazards = () if item.record.generated else (lost,)
    action = f"DROP COLUMN {identifier(item.address.path[-1])}"
    return (_altered(item, action, "drop-column", *hazards),)


def _rename(item: Object[Column], path: tuple[str, ...], _: Scene) -> Steps:
    old, new = identifier(item.address.path[-1]), identifier(path[-1])
    return (_altered(item, f"RENAME COLUMN {old} TO {new}", "rename-column"),)


# NULL stands for what is usual: of so many rows that is nearly all there is to say.
def _query(not_null: str, more: str = "") -> str:
    return f"""
select a.attrelid::int8 as oid, a.attnum as sub, array[a.attname] as path,
  a.attrelid::int8 as parent, a.attnum as "order",
  format_type(a.atttypid, a.atttypmod) as type, nullif(a.attnotnull, false) as not_null,
  {not_null},
  case when a.attcollation <> t.typcollation then (
    select array[cn.nspname, co.collname] from pg_collation co
    join pg_namespace cn on cn.oid = co.collnamespace where co.oid = a.attcollation
  ) end as collation,
  case a.attidentity when 'a' then 'ALWAYS' when 'd' then 'BY DEFAULT' end as identity,
  case when i.objid is not null then nullif(array_remove(array[
    case when s.seqincrement <> 1 then 'INCREMENT BY ' || s.seqincrement end,
    case when s.seqmin <> 1 then 'MINVALUE ' || s.seqmin end,
    case when s.seqmax <> case s.seqtypid when 'int2'::regtype then 32767
      when 'int4'::regtype then 2147483647 else 9223372036854775807 end
      then 'MAXVALUE ' || s.seqmax end,
    case when s.seqstart <> 1 then 'START WITH ' || s.seqstart end,
    case when s.seqcache <> 1 then 'CACHE ' || s.seqcache end,
    case when s.seqcycle then 'CYCLE' end], null), '{{}}') end as sequence,
  case when q.relname <> c.relname || '_' || a.attname || '_seq' or q.relnamespace <> n.oid
    then array[(select nspname from pg_namespace where oid = q.relnamespace), q.relname]
    end as sequence_name,
  case when a.attgenerated <> '' then (
    select pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d
    where d.adrelid = a.attrelid and d.adnum = a.attnum
  ) end as generated,
  case when a.attgenerated = 's' then true end as stored,
  {SETTINGS},
  case when a.attfdwoptions is not null
    then {without_secrets("a.attfdwoptions")} end as foreign_options,
  nullif(a.attislocal, true) as local,
  case when a.attgenerated <> '' then (
    select json_build_array(json_build_array('pg_attrdef', d.oid::int8, 0)) from pg_attrdef d
    where d.adrelid = a.attrelid and d.adnum = a.attnum
  ) end as also
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_type t on t.oid = a.atttypid
{more}left join pg_depend i on a.attidentity <> '' and i.refobjid = a.attrelid
  and i.refobjsubid = a.attnum and i.deptype = 'i' and i.classid = 'pg_class'::regclass
  and i.refclassid = 'pg_class'::regclass
left join pg_sequence s on s.seqrelid = i.objid
left join pg_class q on q.oid = i.objid
where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'f')
  and c.relpersistence <> 't' and {of_users()} and {not_of_extension("pg_class", "c.oid")}
"""


_NOT_NULL_18 = """case when k.conname <> c.relname || '_' || a.attname || '_not_null'
    then k.conname end as not_null_name, nullif(k.connoinherit, false) as not_null_alone,
  nullif(k.convalidated, true) as not_null_valid"""
_NOT_NULL_17 = """null::name as not_null_name, null::boolean as not_null_alone,
  null::boolean as not_null_valid"""
_CONSTRAINTS_18 = """left join pg_constraint k
  on k.contype = 'n' and k.conrelid = a.attrelid and k.conkey[1] = a.attnum
"""

KIND = Kind(
    name="column",
    plural="columns",
    catalog="pg_class",
    parent="pg_class",
    record=Column,
    columns=("oid", "sub", "path", "parent", "order", "also", *Column.__struct_fields__),
    create=_create,
    alter=_alter,
    drop=_drop,
    rename=_rename,
    words=words,
    grant_words=words,
    element=_element,
    furnish=_furnish,
    disturbs=after_column,
    expressions=("generated",),
    older=((18, _query(_NOT_NULL_17)),),
    query=_query(_NOT_NULL_18, _CONSTRAINTS_18),
)
