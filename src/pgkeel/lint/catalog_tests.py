"""Conditions that look into the catalogs, and what they leave open; for rules about guards."""

from collections.abc import Iterator

from msgspec import Struct

from pgkeel.lint.reading.nodes import column_of, walk
from pgkeel.sql import SyntaxProblem, Tree, parse


class Loose(Struct, frozen=True):
    """A test that asks for a name and not for where it is."""

    catalog: str
    asked: str
    """The column of the name."""
    missing: str
    """The columns that say where, in words."""


_WITHIN: dict[str, dict[str, tuple[str, ...]]] = {
    "columns": {"column_name": ("table_schema",), "table_name": ("table_schema",)},
    "domains": {"domain_name": ("domain_schema",)},
    "pg_attribute": {"attname": ("attrelid",)},
    "pg_class": {"relname": ("relnamespace", "nspname")},
    "pg_constraint": {"conname": ("conrelid", "contypid", "connamespace")},
    "pg_enum": {"enumlabel": ("enumtypid", "typname")},
    "pg_index": {},
    "pg_indexes": {"indexname": ("schemaname",)},
    "pg_matviews": {"matviewname": ("schemaname",)},
    "pg_policies": {"policyname": ("tablename",), "tablename": ("schemaname",)},
    "pg_policy": {"polname": ("polrelid",)},
    "pg_proc": {"proname": ("pronamespace", "nspname")},
    "pg_publication_rel": {"prpubid": ("prrelid",)},
    "pg_publication_tables": {"tablename": ("schemaname",), "pubname": ("tablename",)},
    "pg_sequences": {"sequencename": ("schemaname",)},
    "pg_tables": {"tablename": ("schemaname",)},
    "pg_trigger": {"tgname": ("tgrelid",)},
    "pg_type": {"typname": ("typnamespace", "nspname")},
    "pg_views": {"viewname": ("schemaname",)},
    "referential_constraints": {"constraint_name": ("constraint_schema",)},
    "routines": {"routine_name": ("routine_schema", "specific_schema")},
    "schemata": {},
    "sequences": {"sequence_name": ("sequence_schema",)},
    "table_constraints": {
        "constraint_name": ("table_name",),
        "table_name": ("table_schema", "constraint_schema"),
    },
    "tables": {"table_name": ("table_schema",)},
    "triggers": {"trigger_name": ("event_object_table",)},
    "views": {"table_name": ("table_schema",)},
}
"""By catalog: the columns of names, and those of which one has to be asked for beside it."""


def loose_tests(condition: str) -> Iterator[Loose]:
    """Yield the tests in ``condition`` that do not say where the thing is that they ask for."""
    lowered = condition.lower()
    if "pg_" not in lowered and "information_schema" not in lowered:
        return
    trees = parse(f"select {condition}".encode())
    if isinstance(trees, SyntaxProblem):
        return
    for tree in trees:
        for kind, body in walk(tree):
            if kind == "SelectStmt" and "fromClause" in body:
                yield from _in_query(body)


def _in_query(query: Tree) -> Iterator[Loose]:
    tables = [body for kind, body in walk(query["fromClause"]) if kind == "RangeVar"]
    asked = [query.get("whereClause"), query["fromClause"]]
    names = {column_of({kind: body}) for kind, body in walk(asked) if kind == "ColumnRef"}
    for table in tables:
        schema = table.get("schemaname", "pg_catalog")
        if schema not in ("pg_catalog", "information_schema"):
            continue
        for column, places in _WITHIN.get(table["relname"], {}).items():
            if column in names and not names.intersection(places):
                yield Loose(table["relname"], column, " or ".join(places))
