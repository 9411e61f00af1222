"""What other migration tools say they applied to a database: their tables, found by columns."""

from collections.abc import Mapping

from msgspec import Struct

from pgkeel.catalog.quoting import qualified
from pgkeel.migrations.version import Version
from pgkeel.names import TableName
from pgkeel.postgres.session import Session


class ToolRows(Struct, frozen=True, kw_only=True):
    """The versions that another tool has written down in one table, in the tool's order."""

    tool: str
    table: TableName
    versions: tuple[str, ...]
    readable: bool = True
    """Whether the role that is logged in may read it."""

    @property
    def known(self) -> Mapping[str, Version]:
        """The versions that are numbers, as ours are."""
        found: dict[str, Version] = {}
        for text in self.versions:
            try:
                found[text] = Version.parse(text)
            except ValueError:
                continue
        return found


# Name of the table, a column that tells the tool from others, and what the versions are.
_TOOLS = (
    (
        "Flyway",
        "flyway_schema_history",
        "installed_rank",
        # The last row of a version holds; a baseline or an undone one is none that was run.
        (
            "select version from (select distinct on (version) version, type, success from {table}"
            " where version is not null order by version, installed_rank desc) v"
            " where success and type not in ('BASELINE', 'DELETE') and type not like 'UNDO%'"
        ),
    ),
    ("Supabase", "schema_migrations", "statements", "select version from {table}"),
    ("Alembic", "alembic_version", "version_num", "select version_num from {table}"),
)
_FIND = """
select n.nspname::text, c.relname::text, has_table_privilege(c.oid, 'select')
  and has_schema_privilege(n.oid, 'usage')
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and c.relname = %s
  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = %s)
order by 1
"""


def read_other_tools(session: Session) -> tuple[ToolRows, ...]:
    """Return what other tools keep in the database of ``session``; nothing is changed."""
    found: list[ToolRows] = []
    for tool, name, column, text in _TOOLS:
        for schema, table, may_read in session.query(_FIND, (name, column)):
            versions: tuple[str, ...] = ()
            if may_read:
                rows = session.query_made(text.format(table=qualified((schema, table))))
                versions = tuple(sorted(str(version) for (version,) in rows))
            found.append(
                ToolRows(
                    tool=tool,
                    table=TableName(schema, table),
                    versions=versions,
                    readable=may_read,
                )
            )
    return tuple(found)
