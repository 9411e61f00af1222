"""Loads seeds twice into a database of our own, and tells what the second time changes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import LiteralString

from msgspec import Struct

from pgkeel.catalog.quoting import identifier
from pgkeel.config import Seeds
from pgkeel.data.seeding.files import SeedFile
from pgkeel.data.seeding.loading import Filled, Limits, load, load_within
from pgkeel.data.seeding.plan import Plan, plan_seeds
from pgkeel.errors import Place
from pgkeel.errors.catalogue import seeds
from pgkeel.finding import Finding
from pgkeel.postgres.session import Session

_NO_LIMITS = Limits()
# The counters of this session alone; what it did before may still be among them.
_WRITTEN: LiteralString = """
select quote_ident(s.schemaname) || '.' || quote_ident(s.relname), s.relid::int8,
  s.n_tup_ins + s.n_tup_upd + s.n_tup_del
from pg_stat_xact_user_tables s join pg_class c on c.oid = s.relid
where c.relpersistence <> 't' and s.n_tup_ins + s.n_tup_upd + s.n_tup_del > 0
order by 1
"""
_COLUMNS: LiteralString = """
select attname::text from pg_attribute
where attrelid = %s::oid and attnum > 0 and not attisdropped order by attnum
"""
# Foreign keys of tables that have rows; those of partitions are their tables'. What is not enforced
# (since 18) need not hold, and periods have another way to.
_KEYS: LiteralString = """
select k.conname::text, k.conrelid::regclass::text, k.confrelid::regclass::text, (
    select array_agg(a.attname::text order by p.at)
    from unnest(k.conkey) with ordinality p (number, at)
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.number
  ), (
    select array_agg(a.attname::text order by p.at)
    from unnest(k.confkey) with ordinality p (number, at)
    join pg_attribute a on a.attrelid = k.confrelid and a.attnum = p.number
  )
from pg_constraint k join pg_class c on c.oid = k.conrelid
where k.contype = 'f' and k.conparentid = 0 and c.oid >= 16384
  and (c.relkind = 'p' or pg_relation_size(c.oid) > 0)
  and not coalesce((to_jsonb(k) ->> 'conperiod')::bool, false)
  and coalesce((to_jsonb(k) ->> 'conenforced')::bool, true)
order by 2, 1
"""


class Checked(Struct, frozen=True, kw_only=True):
    """What came of it."""

    filled: tuple[Filled, ...]
    findings: tuple[Finding, ...]


def check_seeds(
    session: Session, powerful: Session, files: Sequence[SeedFile], settings: Seeds
) -> Checked:
    """Load ``files`` for good, and once more for a look.

    ``powerful`` is a session that sees all rows. ``plan.SeedsError`` or a DAT error for seeds that
    cannot be loaded.
    """
    plan = plan_seeds(session, files, settings)
    filled = load(session, plan, _NO_LIMITS, _unheard, keep=True)
    findings = (*_unsatisfied(powerful), *_changes(session, plan))
    return Checked(filled=filled, findings=findings)


def load_once(session: Session, files: Sequence[SeedFile], settings: Seeds) -> None:
    """Load ``files`` for others to stand on. Errors as above."""
    load(session, plan_seeds(session, files, settings), _NO_LIMITS, _unheard, keep=True)


def _unheard(_: int, __: int, ___: str) -> None:
    """Tell nobody."""


def _unsatisfied(session: Session) -> Iterator[Finding]:
    """Tell foreign keys that do not hold: triggers can be switched off, and with them the keys."""
    for name, table, other, columns, referenced in session.query(_KEYS):
        pairs = list(zip(columns, referenced, strict=True))
        filled = " and ".join(f"t.{identifier(one)} is not null" for one in columns)
        there = " and ".join(f"r.{identifier(b)} = t.{identifier(a)}" for a, b in pairs)
        shown = ", ".join(f"t.{identifier(one)}::text" for one in columns)
        rows = session.query_made(
            f"select array[{shown}], count(*) over () from {table} t where {filled}"
            f" and not exists (select from {other} r where {there}) order by 1 limit 1"
        )
        for values, count in rows:
            key, value = ", ".join(columns), ", ".join(values)
            more = f", and {count - 1:,} more such" if count > 1 else ""
            yield Finding(
                code=seeds.UNSATISFIED,
                message=f"{table}: ({key}) = ({value}) is not in {other} ({name}){more}",
            )


def _changes(session: Session, plan: Plan) -> Iterator[Finding]:
    """Tell what a second load changes: which table, of what file, and how."""
    written = _Written(session, plan)
    with _Trial(session):
        load_within(session, plan, _NO_LIMITS, written.note)
    if not written.tables:
        return
    before = _contents(session, written.tables)
    with _Trial(session):
        load_within(session, plan, _NO_LIMITS, _unheard)
        after = _contents(session, written.tables)
    for table, file in written.by.items():
        difference = _difference(before[table], after[table])
        if difference:
            yield Finding(
                code=seeds.NOT_REPEATABLE,
                message=f"the second load of it changes {table}: {difference}",
                place=Place(path=file.path),
            )


class _Trial:
    """A transaction that is rolled back, whatever becomes of it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __enter__(self) -> None:
        self._session.run("begin")

    def __exit__(self, *_: object) -> None:
        if not self._session.is_lost and self._session.in_transaction:
            self._session.run("rollback")


class _Written:
    """Which tables a load writes to, and with which file that began."""

    def __init__(self, session: Session, plan: Plan) -> None:
        self._session = session
        self._steps = plan.steps
        self._counts: dict[str, int] = {}
        self.tables: dict[str, int] = {}
        """Their OIDs, by name as SQL."""
        self.by: dict[str, SeedFile] = {}

    def note(self, done: int, _: int, __: str) -> None:
        """Look what the file before the ``done``-th has written to."""
        rows = self._session.query(_WRITTEN)
        for table, oid, count in rows:
            if done and count != self._counts.get(table):
                self.tables[table] = oid
                self.by.setdefault(table, self._steps[done - 1].file)
        self._counts = {table: count for table, _, count in rows}


def _contents(session: Session, tables: Mapping[str, int]) -> dict[str, dict[str, object]]:
    """Return of each table how many rows it has, and a sum over each column."""
    found: dict[str, dict[str, object]] = {}
    for table, oid in tables.items():
        columns = [name for (name,) in session.query(_COLUMNS, (oid,))]
        sums = [f"sum(hashtextextended(t.{identifier(one)}::text, 0)::numeric)" for one in columns]
        ((count, *values),) = session.query_made(
            f"select {', '.join(['count(*)', *sums])} from {table} t"
        )
        found[table] = {"": count, **dict(zip(columns, values, strict=True))}
    return found


def _difference(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    """Return how they differ, in words; nothing where they do not."""
    if before[""] != after[""]:
        return f"{before['']:,} rows become {after['']:,}"
    changed = [name for name in before if before[name] != after[name]]
    return f"other values in {', '.join(changed)}" if changed else ""
