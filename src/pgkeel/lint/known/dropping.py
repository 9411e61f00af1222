"""What a DROP takes away, kept to the end of its migration: only that tells what comes back."""

from collections.abc import Mapping

from pgkeel.lint.known.objects import Gone, KnownRoutine, Origin
from pgkeel.lint.known.schema import Schema, object_key
from pgkeel.lint.operations import objects, tables
from pgkeel.names import Name

RELATIONS = frozenset({"table", "view", "materialized view", "foreign table"})
ROUTINES = frozenset({"function", "procedure", "routine", "aggregate"})

_SAME: Mapping[str, str] = {
    "aggregate": "routine",
    "domain": "type",
    "function": "routine",
    "procedure": "routine",
}


def gone_key(op: objects.Drop | tables.DropConstraint) -> str:
    """Return the key of what ``op`` drops among ``Schema.gone``."""
    if isinstance(op, tables.DropConstraint):
        return object_key("constraint", Name("", op.constraint), op.table)
    kind = "relation" if op.kind in RELATIONS else _SAME.get(op.kind, op.kind)
    taken = "" if op.arguments is None else f"({','.join(op.arguments)})"
    return object_key(kind, op.name, op.table) + taken


def gone(schema: Schema, op: objects.Drop | tables.DropConstraint, origin: Origin) -> Gone:
    """Return what is known of the thing that ``op`` is about to drop."""
    if isinstance(op, tables.DropConstraint):
        table = schema.tables.get(op.table)
        constraint = table.constraints.get(op.constraint) if table else None
        made_in = constraint.origin.file if constraint else None
        return Gone(origin, made_in, constraint=constraint)
    if op.kind in RELATIONS:
        return _relation(schema, op.name, origin)
    if op.kind == "policy":
        table = schema.tables.get(op.table) if op.table else None
        policy = table.policies.get(op.name.name) if table else None
        return Gone(origin, policy.origin.file if policy else None, policy=policy)
    if op.kind in ROUTINES and op.name in schema.routines:
        meant = tuple([one for one in schema.routines[op.name] if is_meant(one, op)])
        first = [(one.first or one.origin).file for one in meant]
        return Gone(origin, max(first, default=None), routines=meant)
    if op.kind in ("type", "domain"):
        type_ = schema.types.get(op.name)
        return Gone(origin, type_.origin.file if type_ else None)
    return Gone(origin, schema.objects.get(object_key(op.kind, op.name, op.table)))


def _relation(schema: Schema, name: Name, origin: Origin) -> Gone:
    relation = schema.tables.get(name)
    if relation is None:
        return Gone(origin)
    indexes = tuple([one for one in schema.indexes_of(name) if one.constraint is None])
    return Gone(
        origin, (relation.first or relation.origin).file, relation=relation, indexes=indexes
    )


def is_meant(routine: KnownRoutine, op: objects.Drop) -> bool:
    """Whether ``op`` drops this one of the routines of its name."""
    return op.arguments is None or routine.arguments == op.arguments
