"""Which migration made an object, whatever its kind; for replay and rules."""

from pgkeel.lint.known.schema import Schema, object_key
from pgkeel.names import Name

RELATIONS = frozenset({"table", "view", "materialized view", "foreign table"})
ROUTINES = frozenset({"function", "procedure", "routine", "aggregate"})
TYPES = frozenset({"type", "domain"})


def whence(schema: Schema, kind: str, name: Name, table: Name | None = None) -> int | None:
    """Return the number of the file that first made an object; ``None`` if it is not known.

    Of several routines of one name it is the file that made the last.
    """
    if kind in RELATIONS:
        relation = schema.tables.get(name)
        return (relation.first or relation.origin).file if relation else None
    if kind == "index":
        index = schema.indexes.get(name)
        return index.origin.file if index else None
    if kind == "policy":
        on = schema.tables.get(table) if table else None
        policy = on.policies.get(name.name) if on else None
        return policy.origin.file if policy else None
    if kind in TYPES:
        type_ = schema.types.get(name)
        return type_.origin.file if type_ else None
    if kind in ROUTINES:
        first = [(one.first or one.origin).file for one in schema.routines.get(name, ())]
        if first:
            return max(first)
    return schema.objects.get(object_key(kind, name, table))
