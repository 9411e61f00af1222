"""What history knows to depend on a thing that is dropped; for rules about CASCADE."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.known.whence import RELATIONS, TYPES
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.operations.tables import DropColumn, DropConstraint
from pgkeel.lint.reading.scope import Scope
from pgkeel.names import Name, quoted


def dependents(op: Drop | DropColumn | DropConstraint, at: At) -> list[str]:
    """Return what CASCADE takes along, as far as is known, in words."""
    if isinstance(op, DropColumn):
        return [*_views(op.table, op.column, at), *_references(op.table, op.column, at)]
    if isinstance(op, DropConstraint):
        table = at.schema.tables.get(op.table)
        known = table.constraints.get(op.constraint) if table else None
        is_key = known is None or known.kind in ("primary key", "unique")
        return list(_references(op.table, None, at)) if is_key else []
    if op.kind in RELATIONS:
        return [*_views(op.name, None, at), *_references(op.name, None, at)]
    if op.kind in TYPES:
        return list(columns_of_type(op.name, at))
    return []


def _views(name: Name, column: str | None, at: At) -> Iterator[str]:
    """Yield the views that read it, and those that read these."""
    seen, waiting = {name}, [name]
    while waiting:
        one = waiting.pop()
        for known in at.schema.tables.values():
            shown = one != name or column is None or not known.whole or column in known.columns
            if shown and one in known.uses and known.name not in seen:
                seen.add(known.name)
                waiting.append(known.name)
                yield f"{known.kind} {known.name}"


def _references(name: Name, column: str | None, at: At) -> Iterator[str]:
    """Yield the foreign keys to the table, if ``column`` is none or part of a key."""
    keys = [one for one in at.schema.constraints(name) if one.kind in ("primary key", "unique")]
    if column is not None and not any(column in one.columns for one in keys):
        return
    for known in at.schema.tables.values():
        if known.name != name:
            for one in known.constraints.values():
                if one.references == name:
                    yield f"foreign key {one.name} of {known.name}"


def columns_of_type(name: Name, at: At) -> Iterator[str]:
    """Yield the known columns of a type."""
    scope = Scope(at.session.schema)
    for known in at.schema.tables.values():
        for column in known.columns.values():
            if column.type.name and scope.parts(tuple(column.type.name.split("."))) == name:
                yield f"column {known.name}.{quoted(column.name)}"
