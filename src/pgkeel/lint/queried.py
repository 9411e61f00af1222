"""Which tables in use a query reads; for rules about what goes on while others wait."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.reading.nodes import walk
from pgkeel.lint.reading.scope import TEMPORARY, Scope
from pgkeel.names import Name
from pgkeel.sql import Tree


def tables_read(query: Tree, at: At) -> Iterator[Name]:
    """Yield the tables and views in ``query`` that earlier migrations have made."""
    scope = Scope(at.session.schema)
    nodes = list(walk(query))
    common = {body.get("ctename") for kind, body in nodes if kind == "CommonTableExpr"}
    for kind, body in nodes:
        if kind != "RangeVar":
            continue
        name = scope.relation(body)
        hidden = name.name in common or Name(TEMPORARY, name.name) in at.schema.tables
        if hidden and "schemaname" not in body:
            continue
        if name in at.schema.tables and not at.is_new(name):
            yield name
