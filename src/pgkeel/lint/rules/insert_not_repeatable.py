"""INSERT and COPY that put their rows in again."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.guards import caught, is_fresh, is_tested
from pgkeel.lint.known.objects import KnownIndex
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.operations.rows import Copy, Delete, Insert, Truncate
from pgkeel.lint.placing import offset_of
from pgkeel.lint.reading.nodes import calls
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.volatility import VOLATILE
from pgkeel.lint.wording import few
from pgkeel.names import Name, quoted
from pgkeel.sql import Tree


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    emptied: set[Name] = set()
    for op, where in at.earlier:
        if isinstance(op, (Delete, Truncate)):
            emptied.add(op.table)
            continue
        if not isinstance(op, (Insert, Copy)) or op.table is None or op.table in emptied:
            continue
        if is_tested(where) or caught(where) or is_fresh(op.table, at):
            continue
        message = _insert(op, at) if isinstance(op, Insert) else _copy(op)
        if message:
            yield Found(message, table=op.table, at=offset_of(op, where, at.file.text))


def _insert(op: Insert, at: At) -> str | None:
    if op.guarded:
        return None
    if op.on_conflict:
        return _never_in_conflict(op, at)
    columns = _repeated(op, at)
    for key in _keys(op.table, at):
        if columns.issuperset(key):
            listed = few(quoted(column) for column in key)
            return f"a second run fails here (23505): {listed} of these rows is in {op.table}"
    for index in at.schema.indexes_of(op.table):
        if index.unique and None in index.keys and columns.issuperset(_columns(index)):
            return f"a second run fails here (23505): {quoted(index.name)} has these rows by then"
    known = at.schema.tables.get(op.table)
    if known is None or not known.whole:
        return f"a second run puts these rows into {op.table} once more, or fails where a key is"
    return f"a second run puts these rows into {op.table} once more"


def _repeated(op: Insert, at: At) -> set[str]:
    """Return the columns that get in a second run what they get in the first, as far as is said."""
    known = at.schema.tables.get(op.table)
    columns = op.columns or tuple(known.columns if known else ())
    query = op.tree.get("selectStmt", {}).get("SelectStmt", {})
    rows = [one["List"].get("items", ()) for one in query.get("valuesLists", ())]
    rows += [[one.get("ResTarget", {}).get("val") for one in query.get("targetList", ())]]
    anew = {
        column
        for row in rows
        for column, value in zip(columns, row, strict=False)
        if value and ("SetToDefault" in value or _is_drawn(value))
    }
    return {*columns} - anew


def _is_drawn(value: Tree) -> bool:
    """Whether a function gives another value each time, as those that make keys do."""
    return "A_Const" not in value and any(parts[-1] in VOLATILE for parts, _ in calls(value))


def _columns(index: KnownIndex) -> set[str]:
    return {*index.mentioned, *(key for key in index.keys if key)}


def _copy(op: Copy) -> str | None:
    return f"a second run copies these rows into {op.table} once more" if op.from_ else None


def _never_in_conflict(op: Insert, at: At) -> str | None:
    """Return what ON CONFLICT does wrong where no key is among what is inserted."""
    known = at.schema.tables.get(op.table)
    if known is None or known.kind != "table" or not known.whole or not op.columns:
        return None
    if any(index.unique and None in index.keys for index in at.schema.indexes_of(op.table)):
        return None
    if any(one.kind == "exclusion" for one in known.constraints.values()):
        return None
    keys = [key for key in _keys(op.table, at) if set(key) <= set(op.columns)]
    if keys and any(_repeated(op, at).issuperset(key) for key in keys):
        return None
    why = (
        f"{few(quoted(column) for column in keys[0])} of these rows is another each time"
        if keys
        else f"no key of {op.table} is among these columns"
    )
    return f"{why}, so nothing conflicts: a second run puts the rows in once more"


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
    words=("insert", "copy"),
    on=(FileEnd,),
    check=_check,
)
