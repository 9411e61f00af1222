"""What a DROP takes away, kept to the end of its migration: only that tells what comes back."""

from pgkeel.lint.known.objects import Gone, KnownRoutine, Origin
from pgkeel.lint.known.schema import Schema, object_key
from pgkeel.lint.known.whence import RELATIONS, ROUTINES, TYPES, whence
from pgkeel.lint.operations import objects, tables
from pgkeel.names import Name


def gone_key(op: objects.Drop | tables.DropConstraint) -> str:
    """Return the key of what ``op`` drops among ``Schema.gone``."""
    if isinstance(op, tables.DropConstraint):
        return object_key("constraint", Name("", op.constraint), op.table)
    kind = op.kind
    for group in (RELATIONS, ROUTINES, TYPES):
        if kind in group:
            kind = min(group)
    taken = "" if op.arguments is None else f"({','.join(op.arguments)})"
    return object_key(kind, op.name, op.table) + taken


def gone(schema: Schema, op: objects.Drop | tables.DropConstraint, origin: Origin) -> Gone:
    """Return what is known of the thing that ``op`` is about to drop."""
    if isinstance(op, tables.DropConstraint):
        table = schema.tables.get(op.table)
        constraint = table.constraints.get(op.constraint) if table else None
        made_in = constraint.origin.file if constraint else None
        return Gone(origin, made_in, constraint=constraint)
    if op.kind in ROUTINES and op.name in schema.routines:
        meant = tuple([one for one in schema.routines[op.name] if is_meant(one, op)])
        first = [(one.first or one.origin).file for one in meant]
        return Gone(origin, max(first, default=None), routines=meant)
    found = Gone(origin, whence(schema, op.kind, op.name, op.table))
    if op.kind in RELATIONS:
        found.relation = schema.tables.get(op.name)
        found.indexes = tuple([one for one in schema.indexes_of(op.name) if one.constraint is None])
    elif op.kind == "policy" and op.table in schema.tables:
        found.policy = schema.tables[op.table].policies.get(op.name.name)
    return found


def is_meant(routine: KnownRoutine, op: objects.Drop) -> bool:
    """Whether ``op`` drops this one of the routines of its name."""
    return op.arguments is None or routine.arguments == op.arguments
