"""A stamp over the catalogs' row versions: the same stamp, the same schema; for sources.

Every change of a schema writes rows of catalogs: new ones have another ``xmin`` or ``ctid``, gone
ones are missed by the count (manual: System Columns). VACUUM FULL and the like move rows, too: such
a false alarm only costs a full read.
"""

from typing import Any, NamedTuple

from pgkeel.postgres.session import Session

_CATALOGS = """
select c.relname::text from pg_class c
where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind = 'r'
  and has_table_privilege(c.oid, 'select')
  and c.relname not in ('pg_depend', 'pg_shdepend', 'pg_statistic', 'pg_statistic_ext_data',
    'pg_largeobject', 'pg_largeobject_metadata', 'pg_stat_statements')
order by 1
"""
_PLACE = "hashtid(ctid)::int8 # xmin::text::int8"
_ROWS = f"count(*), coalesce(sum({_PLACE}), 0)"
# What is told there alone: members of extensions, owners of sequences, partitions of indexes.
_DEPENDENCIES = f"""
select 'pg_depend', {_ROWS} from pg_depend
where deptype in ('e', 'x') or deptype in ('a', 'P', 'S') and refobjsubid <> 0
  and classid = 'pg_class'::regclass
"""
_ABOUT = """
select current_setting('server_version_num'), current_user, d.oid, d.datdba,
  (select md5(string_agg(r.rolname || r.oid, ',' order by r.oid)) from pg_roles r),
  (pg_snapshot_xmax(pg_current_snapshot())::text::numeric / 1000000000)::int,
  to_regclass('pg_user_mappings') is not null
from pg_database d where d.datname = current_database()
"""


def read_stamp(session: Session) -> str:
    """Return the stamp that the open transaction of ``session`` sees."""
    marks = read_marks(session)
    return repr((marks.about, marks.rows))


class Marks(NamedTuple):
    """A stamp in its parts: about the database, and a number and a sum for each catalog."""

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
    rows = " union all ".join(
        f"select '{name}', count(*), coalesce(sum({mark}), 0) from {name} t" for name in names
    )
    (about,) = session.query(_ABOUT)
    found = session.query_made(f"{rows} union all {_DEPENDENCIES}")
    return Marks(about=about, rows=tuple((name, count, int(total)) for name, count, total in found))
