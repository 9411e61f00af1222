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
    common: set[str] = set()
    for kind, body in walk(query):
        if kind == "CommonTableExpr":
            common.add(body.get("ctename", ""))
        elif kind == "RangeVar" and not ("schemaname" not in body and body["relname"] in common):
            name = scope.relation(body)
            if "schemaname" not in body and Name(TEMPORARY, name.name) in at.schema.tables:
                continue
            if name in at.schema.tables and not at.is_new(name):
                yield name
