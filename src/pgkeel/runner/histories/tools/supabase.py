"""Supabase: versions with the statements that were run, which can be compared."""

from collections.abc import Mapping
from pathlib import Path

from pgkeel.runner.histories.history import ARRAY, TEXT, History, Recorded, Rows, Tool, each
from pgkeel.sql import SqlText, Statement, split


def _read(rows: Rows, _: Mapping[str, Rows]) -> History:
    return History(
        recorded=tuple(
            Recorded(
                key=version,
                version=version if version.isascii() and version.isdigit() else None,
                name=name,
                checksum=None if statements is None else ";\n".join(statements),
            )
            for version, statements, name in rows
        )
    )


def _fits(one: Recorded, text: bytes) -> bool | None:
    """Compare statement by statement: comments and blanks around them are not what was run."""
    return None if one.checksum is None else _run(one.checksum.encode()) == _run(text)


def _run(text: bytes) -> list[bytes]:
    items = split(SqlText(text.replace(b"\r\n", b"\n"), Path()))
    found = (item for item in items if isinstance(item, Statement))
    return [text.replace(b"\r\n", b"\n")[one.start : one.end].strip() for one in found]


TOOL = Tool(
    name="supabase",
    title="Supabase",
    schema="supabase_migrations",
    table="schema_migrations",
    columns={"version": TEXT},
    optional={"statements": ARRAY, "name": TEXT},
    order="version",
    read=_read,
    verify=each(_fits),
    what="statements",
    files=lambda one: (f"{one.key}_*.sql",),
)
