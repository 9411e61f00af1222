"""Defaults of 'now' as text, which are worked out once for all."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import AddColumn, CreateTable, SetDefault, Type
from pgkeel.lint.reading.nodes import constant
from pgkeel.lint.rule import Found, Rule
from pgkeel.sql import Tree

_WORDS = frozenset({"now", "now()", "today", "tomorrow", "yesterday"})
_TIMES = frozenset({"date", "time", "timestamp", "timestamptz", "timetz"})


def _check(op: Operation, at: At) -> Iterator[Found]:
    for name, type_, default, place in _defaults(op, at):
        word = constant(default)
        if word is None or word.strip().lower() not in _WORDS or type_.name not in _TIMES:
            continue
        # A cast to text in between keeps it as text, which is read anew for every row.
        if default and not _is_by_way_of_text(default):
            words = f"every row gets the moment of this migration in {name}: '{word}' is read once"
            yield Found(words, at=place)


def _defaults(op: Operation, at: At) -> Iterator[tuple[str, Type, Tree | None, int | None]]:
    if isinstance(op, CreateTable):
        for one in op.columns:
            yield one.name, one.type, one.default, one.at
    elif isinstance(op, AddColumn):
        yield op.column.name, op.column.type, op.column.default, op.column.at
    elif isinstance(op, SetDefault):
        known = at.schema.column(op.table, op.column)
        if known:
            yield op.column, known.type, op.default, None


def _is_by_way_of_text(node: Tree) -> bool:
    while "TypeCast" in node:
        named = node["TypeCast"].get("typeName", {}).get("names", [])
        if named and named[-1]["String"]["sval"] in ("text", "varchar"):
            return True
        node = node["TypeCast"].get("arg", {})
    return False


RULE = Rule(
    code="LNT861",
    slug="frozen-now",
    family="types",
    level="error",
    summary="a default of 'now' in quotes",
    why="'now', 'today' and their kin are read as the statement is, not for each row: the default "
    "becomes the moment the migration ran, written out, and every later row gets that (manual: "
    "Date/Time Types, Special Values).",
    instead="`default now()`, `default current_date`: without quotes.",
    bad="""\
create table if not exists private.visits (
  id bigint primary key,
  came_at timestamptz not null default 'now'
--^
);
""",
    good="""\
create table if not exists private.visits (
  id bigint primary key,
  came_at timestamptz not null default now()
);
""",
    on=(AddColumn, CreateTable, SetDefault),
    check=_check,
    words=("now", "today", "tomorrow", "yesterday"),
)
