"""Names of objects in a database; values that every layer shares."""

import re
from typing import NamedTuple

_PART = re.compile(r'"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^".]+)')
_PLAIN = re.compile(r"[a-z_][a-z0-9_$]*")


class Name(NamedTuple):
    """A name with its schema, both as the catalogs hold them: unquoted, case as stored."""

    schema: str
    name: str

    def __str__(self) -> str:
        """Return the name as one would write it in SQL, schema first."""
        return f"{quoted(self.schema)}.{quoted(self.name)}"


class TableName(NamedTuple):
    """The name of a table with its schema."""

    schema: str
    name: str


def parse_name(text: str) -> Name:
    """Return the name that ``text``, schema and name as SQL writes them, stands for."""
    parts = parse_path(text)
    return Name(parts[0], parts[1]) if len(parts) > 1 else Name("public", parts[0])


def parse_path(text: str) -> tuple[str, ...]:
    """Return the names that ``text``, names joined by dots as SQL writes them, stands for."""
    return tuple(
        found["quoted"].replace('""', '"') if found["quoted"] is not None else found["plain"]
        for found in _PART.finditer(text)
    )


def quoted(identifier: str) -> str:
    """Return ``identifier`` as SQL text, in quotes where its letters need them.

    Reserved words are not quoted: this is for people, not for a server.
    """
    if _PLAIN.fullmatch(identifier):
        return identifier
    return '"' + identifier.replace('"', '""') + '"'
