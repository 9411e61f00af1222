"""Which schemas go into the dump of a part of a project; pure."""

from collections.abc import Collection, Iterable

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.config import Project
from pgkeel.names import TableName
from pgkeel.postgres.dumping import pattern
from pgkeel.release.entries import Entry

_MEMBERS = frozenset({"PUBLICATION TABLE", "PUBLICATION TABLES IN SCHEMA"})


class Extent(Struct, frozen=True, kw_only=True):
    """What pg_dump is told."""

    excluded: tuple[str, ...] = ()
    only: tuple[str, ...] | None = None
    """Nothing but these, in no case what is in no schema; ``None``: all the others."""
    tables: tuple[TableName, ...] = ()
    """Tables that are left out."""

    @property
    def options(self) -> tuple[str, ...] | None:
        """The options of pg_dump; ``None`` where it has nothing to look for."""
        if self.only is not None and not self.only:
            return None
        return (
            *(f"--exclude-schema={pattern(schema)}" for schema in self.excluded),
            *(f"--schema={pattern(schema)}" for schema in self.only or ()),
            *(f"--exclude-table={pattern(*table)}" for table in self.tables),
        )

    def leaves_out(self, entry: Entry) -> bool:
        """Whether an entry is about what is left out, and pg_dump wrote it nevertheless.

        It puts tables of excluded schemas into publications.
        """
        if entry.type not in _MEMBERS:
            return False
        ledgers = {(table.schema, f" {table.name}") for table in self.tables}
        return entry.schema in self.excluded or any(
            entry.schema == schema and entry.name.endswith(name) for schema, name in ledgers
        )


def extent_of(
    part: Project,
    there: Collection[str],
    managed: frozenset[str],
    bookkeeping: tuple[TableName, ...],
) -> Extent:
    """Return it for the schemas that are ``there``; ``managed`` are the platform's."""
    schemas = sorted(there)
    tables = tuple(table for table in bookkeeping if table.schema in there)
    if part.own is not None:
        only = tuple(schema for schema in schemas if schema in part.own.schemas)
        return Extent(only=only, tables=tables)
    left_out = managed | part.other_schemas
    return Extent(excluded=tuple(schema for schema in schemas if schema in left_out), tables=tables)


def with_schema(entry: Entry, lacking: Iterable[str]) -> Entry:
    """Return the entry of an extension so that it makes its schema, if that is ``lacking``.

    pg_dump makes the schema of an extension beforehand, but not one that is excluded.
    """
    for schema in lacking:
        if entry.type == "EXTENSION" and f" WITH SCHEMA {schema};\n".encode() in entry.text:
            create = f"CREATE SCHEMA IF NOT EXISTS {schema};\n\nCREATE EXTENSION "
            text = entry.text.replace(b"CREATE EXTENSION ", create.encode(), 1)
            return replace(entry, text=text)
    return entry
