"""A stamp over the catalogs' row versions: the same stamp, the same schema; for sources.

Every change of a schema writes rows of catalogs or takes some away (manual: System Columns, MVCC).
A row that a later reading sees and an earlier one did not was written by a transaction that had not
ended at the earlier moment, however late it began to commit: its number is not below that of the
oldest one that ran then. So a stamp marks the rows from that transaction on by what and where they
are, one by one, and only counts all others, of which none can be new. Where the marks are equal
there is no new row; where the numbers are equal, too, none is gone.

That holds as long as one server goes on from one moment to the next. One that was started again may
have gone back, or be another: its stamp is another. Rows that are written anew as they were, as by
VACUUM FULL, may change the stamp: such a false alarm only costs a full read.
"""

import hashlib
from typing import Any, NamedTuple

from pgkeel.catalog.fragments import FIRST_OID
from pgkeel.postgres.session import Session

_CATALOGS = f"""
select c.relname::text from pg_class c
where c.oid < {FIRST_OID} and c.relnamespace = 'pg_catalog'::regnamespace and c.relkind = 'r'
  and has_table_privilege(c.oid, 'select')
  and c.relname not in ('pg_depend', 'pg_shdepend', 'pg_statistic', 'pg_statistic_ext_data',
    'pg_largeobject', 'pg_largeobject_metadata')
order by 1
"""
_PLACE = "hashtid(ctid)::int8 # xmin::text::int8"
# What is told there alone: what belongs to extensions; owners of sequences, partitions of indexes.
# For each of the two there is an index.
_DEPENDENCIES = (
    "refclassid = 'pg_extension'::regclass",
    "classid = 'pg_class'::regclass and refobjsubid <> 0 and deptype in ('a', 'P', 'S')",
)
_ABOUT = """
select s.xmin::text::int8, age(s.xmin::xid), pg_postmaster_start_time()::text,
  current_setting('server_version_num'), current_user, d.oid, d.datdba,
  (select md5(string_agg(r.rolname || r.oid, ',' order by r.oid)) from pg_roles r),
  to_regclass('pg_user_mappings') is not null
from pg_database d, pg_snapshot_xmin(pg_current_snapshot()) s(xmin)
where d.datname = current_database()
"""
_HALF_AWAY = 2**30
"""Transactions are numbered in a circle of 2^32: half of all others are earlier."""


def read_stamp(session: Session, last: str = "") -> str:
    """Return the stamp that the open transaction of ``session`` sees.

    It is ``last`` where that is a stamp of the same schema in the same database.
    """
    ((now, age, *about),) = session.query(_ABOUT)
    names = [name for (name,) in session.query(_CATALOGS)]

    def marked(since: int) -> str:
        # Compared by age: numbers of transactions go in a circle.
        new = f"age(xmin) <= {age + now - since}"
        rows = _read_rows(session, names, f"case when {new} then {_PLACE} end")
        return f"{since} {hashlib.sha256(repr((about, rows)).encode()).hexdigest()}"

    since, _, _ = last.partition(" ")
    if since.isdecimal() and 0 <= now - int(since) < _HALF_AWAY and marked(int(since)) == last:
        return last
    return marked(now)


class Marks(NamedTuple):
    """What tells a state of a database: about itself, and a number and a sum for each catalog."""

    about: tuple[Any, ...]
    rows: tuple[tuple[str, int, int], ...]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many rows each catalog has."""
        return tuple((name, count) for name, count, _ in self.rows)

    def same(self, other: "Marks") -> frozenset[str]:
        """Return the catalogs that are as in ``other``, row by row."""
        return frozenset(name for name, *_ in {*self.rows} & {*other.rows})


def read_marks(session: Session, since: int | None = None) -> Marks:
    """Return the marks that ``session`` sees, in a transaction or not.

    Rows written by the transaction ``since``, or later ones, are marked by what they hold and not
    by where they are: those that are written anew as they were leave no mark.
    """
    names = [name for (name,) in session.query(_CATALOGS)]
    mark = _PLACE
    if since is not None:
        text = "hashtextextended(t::text, 0)"
        mark = f"case when xmin::text::int8 >= {int(since)} then {text} else {_PLACE} end"
    ((_, _, *about),) = session.query(_ABOUT)
    return Marks(about=tuple(about), rows=_read_rows(session, names, mark))


def _read_rows(session: Session, names: list[str], mark: str) -> tuple[tuple[str, int, int], ...]:
    tables = [(name, "true") for name in names]
    tables += [("pg_depend", condition) for condition in _DEPENDENCIES]
    text = " union all ".join(
        f"select '{name}', count(*), coalesce(sum({mark}), 0) from {name} t where {condition}"
        for name, condition in tables
    )
    return tuple((name, count, int(total)) for name, count, total in session.query_made(text))
