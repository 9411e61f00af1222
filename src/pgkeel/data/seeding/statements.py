"""The SQL by which seeds are loaded; pure. Names reach it quoted, and nothing else does."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from pgkeel.catalog.quoting import identifier, literal
from pgkeel.data.seeding.tables import Column, Reference, Table

Having = Callable[[str], tuple[int, ...] | None]
"""Of a file whose lines differ: the sets of keys that have a column; ``None``: all."""


class Staging(Struct, frozen=True, kw_only=True):
    """The rows of one file in a temporary table of their own, numbered as the file has them."""

    name: str
    """As SQL."""
    table: Table
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    row: str
    """The column that numbers them, as SQL."""
    keys: str
    """The column that says which set of keys a row has, as SQL; only where lines differ."""
    having: Having | None = None
    rows: int = 0
    """How many there are."""


def staging(
    number: int, table: Table, columns: tuple[Column, ...], key: tuple[str, ...]
) -> Staging:
    """Return the description of the ``number``-th such table."""
    names = {one.name for one in table.columns}
    return Staging(
        name=f"pg_temp.keel_seed_{number}",
        table=table,
        columns=columns,
        key=key,
        row=identifier(_unlike(names, "keel_row")),
        keys=identifier(_unlike(names, "keel_keys")),
    )


def make_staging(one: Staging, *, varied: bool) -> str:
    """Make the table: columns of the same types, and no rule of the real one."""
    name = one.name.partition(".")[2]
    columns = _listed(column.name for column in one.columns)
    made = f"create temporary table {name} on commit drop as"
    made += f" select {columns} from {one.table.sql} with no data"
    added = [f"add {one.row} bigint generated always as identity"]
    if varied:
        added.insert(0, f"add {one.keys} smallint")
    return f"{made}; alter table {one.name} {', '.join(added)}"


def copy_into(table: str, columns: Sequence[Column], options: str, *more: str) -> str:
    """Return the COPY that fills ``table``; ``more`` are columns as SQL, after the others."""
    names = ", ".join([*(identifier(column.name) for column in columns), *more])
    return f"copy {table} ({names}) from stdin with ({options})"


def lock(tables: Iterable[Table]) -> str:
    """Let nobody else write to ``tables`` until the transaction ends; reading goes on."""
    names = ", ".join(dict.fromkeys(sorted(one.sql for one in tables)))
    return f"lock table {names} in share row exclusive mode"


def defer(references: Iterable[Reference]) -> str:
    """Look at these foreign keys at the end."""
    return f"set constraints {', '.join(sorted(key.sql for key in references))} deferred"


def compare(one: Staging) -> str:
    """Return how many rows the table lacks, and how many it has otherwise."""
    rest = _changing_columns(one)
    differs = _differs(one, rest) if rest else "false"
    there = f"t.{identifier(one.key[0])} is not null"
    return (
        f"select count(*) filter (where not {there}), count(*) filter (where {there} and {differs})"
        f" from {one.name} s left join {one.table.sql} t on {_same(one.key, 't', 's')}"
    )


def merge(
    one: Staging, *, change: bool, add: bool, without: frozenset[str], upto: int | None = None
) -> str:
    """Bring the table to the rows of ``one``; gives how many were added and how many changed.

    What is there already and alike is not written to, nor do its triggers fire; a statement that
    has nothing to do would fire those of the statement, so ``change`` and ``add`` say what there is
    to do. Nobody else writes meanwhile, so no row can come between looking and adding. Changes come
    first: a new row may take a value that another gives up. Being one statement, foreign keys are
    looked at after both. ``without`` are columns that stay NULL. ``upto``: no row after it.
    """
    columns = [column for column in one.columns if column.name not in without]
    limit = "" if upto is None else f" and s.{one.row} <= {upto}"
    parts = []
    if change:
        parts.append(f"changed as ({_changing(one, limit)})")
    if add:
        first = "(select count(*) from changed) >= 0 and " if change else ""
        parts.append(
            f"added as (insert into {one.table.sql}"
            f" ({_listed(column.name for column in columns)}) overriding system value"
            f" select {', '.join(_new(one, column) for column in columns)} from {one.name} s"
            f" where {first}not exists (select from {one.table.sql} t"
            f" where {_same(one.key, 't', 's')}){limit} order by s.{one.row} returning 1)"
        )
    counts = ("added", add), ("changed", change)
    told = [f"(select count(*) from {name})" if done else "0" for name, done in counts]
    return f"with {', '.join(parts)} select {', '.join(told)}"


def any_twice(one: Staging, columns: Sequence[str]) -> str:
    """Return whether two rows have ``columns`` alike; without saying which, that needs no order."""
    return f"select exists ({_twice(one, columns)})"


def first_twice(one: Staging, columns: Sequence[str]) -> str:
    """Return the first two rows that have ``columns`` alike, and what they have."""
    row = f"s.{one.row}"
    return (
        f"select (array_agg({row} order by {row}))[1:2],"
        f" (array_agg({_shown(columns)} order by {row}))[1:1]"
        f" {_twice(one, columns).removeprefix('select ')} order by min({row}) limit 1"
    )


def _twice(one: Staging, columns: Sequence[str]) -> str:
    names = ", ".join(f"s.{identifier(name)}" for name in columns)
    filled = " and ".join(f"s.{identifier(name)} is not null" for name in columns)
    return f"select from {one.name} s where {filled} group by {names} having count(*) > 1"


def taken(one: Staging, columns: Sequence[str]) -> str:
    """Return the first row whose ``columns`` another row of the table has, and what they are."""
    return (
        f"select s.{one.row}, {_shown(columns)} from {one.name} s join {one.table.sql} t"
        f" on {_same(columns, 't', 's')} where not ({_same(one.key, 't', 's')})"
        f" order by 1 limit 1"
    )


def dangling(one: Staging, key: Reference) -> str:
    """Return the first row whose foreign key points at nothing, and what it is."""
    pairs = list(zip(key.columns, key.referenced, strict=True))
    filled = " and ".join(f"s.{identifier(name)} is not null" for name in key.columns)
    there = " and ".join(f"r.{identifier(b)} = s.{identifier(a)}" for a, b in pairs)
    own = {column.name for column in one.columns}
    missing = f"not exists (select from {key.table} r where {there})"
    if key.root == one.table.root and {*key.referenced} <= own:
        missing += f" and not exists (select from {one.name} r where {there})"
    return (
        f"select s.{one.row}, {_shown(key.columns)} from {one.name} s"
        f" where {filled} and {missing} order by 1 limit 1"
    )


def without_key(one: Staging, column: str) -> str:
    """Return the first row whose line says nothing of ``column``."""
    having = one.having(column) if one.having else None
    listed = ", ".join(map(str, having or ())) or "-1"
    missing = "false" if having is None else f"s.{one.keys} not in ({listed})"
    return f"select s.{one.row} from {one.name} s where {missing} order by 1 limit 1"


def lacking(one: Staging, column: str) -> str:
    """Return the first row that has nothing in ``column``."""
    value = _new(one, next(each for each in one.columns if each.name == column))
    return f"select s.{one.row} from {one.name} s where {value} is null order by 1 limit 1"


def advance(table: Table, column: Column) -> str:
    """Set the sequence of ``column`` past the values that are there, never back."""
    name, sequence = identifier(column.name), literal(column.sequence or "")
    return (
        f"select pg_catalog.setval(q.seqrelid, m.v) from pg_catalog.pg_sequence q,"
        f" lateral (select case when q.seqincrement > 0 then max({name}) else min({name}) end"
        f"::bigint as v from {table.sql}) m"
        f" where q.seqrelid = {sequence}::pg_catalog.regclass"
        f" and m.v between q.seqmin and q.seqmax and case when q.seqincrement > 0"
        f" then m.v >= coalesce(pg_catalog.pg_sequence_last_value(q.seqrelid) + 1, q.seqstart)"
        f" else m.v <= coalesce(pg_catalog.pg_sequence_last_value(q.seqrelid) - 1, q.seqstart) end"
    )


def _changing_columns(one: Staging) -> list[Column]:
    return [column for column in one.columns if column.name not in one.key and not column.always]


def _changing(one: Staging, limit: str) -> str:
    rest = _changing_columns(one)
    values = ", ".join(f"{identifier(column.name)} = {_kept(one, column)}" for column in rest)
    return (
        f"update {one.table.sql} t set {values} from {one.name} s"
        f" where {_same(one.key, 't', 's')} and {_differs(one, rest)}{limit} returning 1"
    )


def _differs(one: Staging, rest: Sequence[Column]) -> str:
    """Compare as they are stored: some types have no equality, others take unlike for equal."""
    ours = ", ".join(f"t.{identifier(column.name)}" for column in rest)
    theirs = ", ".join(_kept(one, column) for column in rest)
    return f"row({ours})::record operator(pg_catalog.*<>) row({theirs})::record"


def _same(columns: Sequence[str], left: str, right: str) -> str:
    return " and ".join(
        f"{left}.{identifier(name)} = {right}.{identifier(name)}" for name in columns
    )


def _new(one: Staging, column: Column) -> str:
    """Return the value of a row that is added: where its line says nothing, the default."""
    return _case(one, column, column.default or "null")


def _kept(one: Staging, column: Column) -> str:
    """Return the value of a row that is there: where its line says nothing, what it has."""
    return _case(one, column, f"t.{identifier(column.name)}")


def _case(one: Staging, column: Column, other: str) -> str:
    value = f"s.{identifier(column.name)}"
    having = one.having(column.name) if one.having else None
    if having is None:
        return value
    if not having:
        return other
    listed = ", ".join(map(str, having))
    return f"case when s.{one.keys} in ({listed}) then {value} else {other} end"


def _shown(columns: Sequence[str]) -> str:
    return f"array[{', '.join(f's.{identifier(name)}::text' for name in columns)}]"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(identifier, names))


def _unlike(names: set[str], wanted: str) -> str:
    while wanted in names:
        wanted += "_"
    return wanted
