"""Who owns an object; the owner of an index or trigger is that of its table."""

from collections.abc import Sequence

from pgkeel.catalog.kind import Kind, Scene, nothing
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier
from pgkeel.catalog.step import Alteration, Step, Steps


class Owner(Record, frozen=True, kw_only=True, gc=False):
    """A role."""

    role: str


def _create(item: Object[Owner], _: Sequence[str], scene: Scene) -> Steps:
    # Whoever makes an object owns it.
    return () if item.record.role == scene.role else (_given(item, scene),)


def _alter(_: Object[Owner], new: Object[Owner], scene: Scene) -> Alteration:
    return Alteration(steps=(_given(new, scene),))


def _given(item: Object[Owner], scene: Scene) -> Step:
    sql = f"ALTER {scene.words(item.whole)} OWNER TO {identifier(item.record.role)}"
    return Step(sql=sql, form="owner-to", on=item.parent)


# Catalog, its column of the owner, and what is not an object of its own.
_CATALOGS = (
    (
        "pg_class",
        "relowner",
        # The sequence of an identity column has the owner of the table.
        (
            "x.relkind in ('r', 'p', 'f', 'v', 'm') or x.relkind = 'S' and not exists ("
            "select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = x.oid"
            " and d.deptype = 'i')"
        ),
    ),
    ("pg_collation", "collowner", "true"),
    ("pg_conversion", "conowner", "true"),
    ("pg_event_trigger", "evtowner", "true"),
    ("pg_foreign_data_wrapper", "fdwowner", "true"),
    ("pg_foreign_server", "srvowner", "true"),
    ("pg_language", "lanowner", "true"),
    ("pg_namespace", "nspowner", "true"),
    ("pg_opclass", "opcowner", "true"),
    ("pg_operator", "oprowner", "true"),
    ("pg_opfamily", "opfowner", "true"),
    ("pg_proc", "proowner", "true"),
    ("pg_publication", "pubowner", "true"),
    ("pg_statistic_ext", "stxowner", "true"),
    (
        "pg_subscription",
        "subowner",
        "x.subdbid = (select oid from pg_database where datname = current_database())",
    ),
    ("pg_ts_config", "cfgowner", "true"),
    ("pg_ts_dict", "dictowner", "true"),
    (
        "pg_type",
        "typowner",
        # The row type of a table is the table; an array is what it is of.
        (
            "(x.typelem = 0 or x.typsubscript <> 'array_subscript_handler'::regproc)"
            " and (x.typtype in ('b', 'd', 'e', 'r', 'p') or x.typtype = 'c' and exists ("
            "select from pg_class c where c.oid = x.typrelid and c.relkind = 'c'))"
        ),
    ),
)


def _query() -> str:
    parts = [
        f"select '{catalog}' as parent_catalog, x.oid, x.{column} as owner from {catalog} x"
        f" where ({condition}) and (x.oid >= 16384 or '{catalog}' = 'pg_namespace')"
        for catalog, column, condition in _CATALOGS
    ]
    return (
        "select o.parent_catalog, o.oid::int8 as parent, pg_get_userbyid(o.owner) as role"
        f" from ({' union all '.join(parts)}) o"
    )


KIND = Kind(
    name="owner",
    plural="owners",
    facet=True,
    record=Owner,
    create=_create,
    alter=_alter,
    drop=nothing,
    is_said=lambda _: False,  # what has an owner and is no object is told of by itself
    query=_query(),
)
