"""INSERT and COPY that put their rows in again."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.guards import caught, is_fresh, is_tested
from pgkeel.lint.operations.rows import Copy, Delete, Insert, Truncate
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few
from pgkeel.names import Name


def _check(op: Insert | Copy, at: At) -> Found | None:
    if op.table is None or (isinstance(op, Copy) and not op.from_):
        return None
    if is_fresh(op.table, at) or is_tested(at.statement) or caught(at.statement):
        return None
    if any(isinstance(one, (Delete, Truncate)) and one.table == op.table for one, _ in at.earlier):
        return None
    if isinstance(op, Insert):
        if op.guarded:
            return None
        if op.on_conflict:
            return _never_in_conflict(op, at)
    return _again(op.table, op.columns if isinstance(op, Insert) else (), at)


def _again(table: Name, columns: tuple[str, ...], at: At) -> Found:
    for key in _keys(table, at):
        if columns and set(key) <= set(columns):
            return Found(f"a second run fails here (23505): {few(key)} of these rows is in {table}")
    return Found(f"a second run puts these rows into {table} once more")


def _never_in_conflict(op: Insert, at: At) -> Found | None:
    known = at.schema.tables.get(op.table)
    if known is None or known.kind != "table" or not known.whole or not op.columns:
        return None
    if any(index.unique and None in index.keys for index in at.schema.indexes_of(op.table)):
        return None
    if any(one.kind == "exclusion" for one in known.constraints.values()):
        return None
    if any(set(key) <= set(op.columns) for key in _keys(op.table, at)):
        return None
    return Found(
        f"no key of {op.table} is among these columns, so nothing conflicts: a second run puts the "
        "rows in once more",
        hint="Add a unique index on the columns that tell such rows apart, and name them in ON "
        "CONFLICT; or INSERT … SELECT … WHERE NOT EXISTS.",
    )


def _keys(table: Name, at: At) -> Iterator[tuple[str, ...]]:
    for index in at.schema.indexes_of(table):
        keys = tuple([key for key in index.keys if key])
        if index.unique and len(keys) == len(index.keys):
            yield keys


RULE = Rule(
    code="LNT508",
    slug="insert-not-repeatable",
    family="idempotence",
    level="warning",
    summary="an INSERT that cannot be run twice",
    why="Run again, it fails where a unique key is hit, and where there is none the rows are there "
    "twice, which nobody is told. Reference data is what the rest of the application joins with.",
    instead="INSERT … ON CONFLICT (key) DO NOTHING, or DO UPDATE where the values shall win; "
    "without a key INSERT … SELECT … WHERE NOT EXISTS.",
    bad="""\
insert into public.authors (name, email) values ('Ada', 'ada@example.org');
--          ^
""",
    good="""\
insert into public.authors (name, email)
  select 'Ada', 'ada@example.org'
  where not exists (select from public.authors where email = 'ada@example.org');
""",
    on=(Insert, Copy),
    check=_check,
)
