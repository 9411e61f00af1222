"""Makes the output of pg_dump the same on any day, host and minor version; pure."""

import re

from msgspec.structs import replace

from pgkeel.catalog.canonical import canonical
from pgkeel.release.entries import Entry, split_entries
from pgkeel.release.grants import sorted_grants

_FIRST = b"SET statement_timeout = 0;\n"
_LAST = re.compile(
    rb"\n--\n-- PostgreSQL database dump complete\n--\n(?:\n\\unrestrict keel\n)?\s*\Z"
)
# Which client wrote it shows in this line alone, and servers before 17 do not know it.
_CLIENT = b"SET transaction_timeout = 0;\n"
_HEAD_END = b"\n--\n\n"
# Whose text the server writes anew each time from what it has parsed.
_EXPRESSIONS = frozenset(
    {
        "CHECK CONSTRAINT",
        "CONSTRAINT",
        "DEFAULT",
        "DOMAIN",
        "INDEX",
        "MATERIALIZED VIEW",
        "POLICY",
        "PUBLICATION TABLE",
        "RULE",
        "STATISTICS",
        "TABLE",
        "TABLE ATTACH",
        "TRIGGER",
        "VIEW",
    }
)


def normalise(dump: bytes) -> tuple[bytes, tuple[Entry, ...]]:
    """Return the settings above the entries of a dump, and its entries, grants in order.

    Without versions and tokens. pg_dump orders objects by kind, name and dependency, but the
    grants on one object as they were given; and a schema that was once restored from a dump shows
    some expressions in another form.
    """
    start = dump.find(_FIRST)
    above, entries = split_entries(_LAST.sub(b"\n", dump[max(start, 0) :]))
    return above.replace(_CLIENT, b""), tuple(map(_settled, entries))


def _settled(entry: Entry) -> Entry:
    if entry.type.endswith("ACL"):
        return _ordered(entry)
    if entry.type in _EXPRESSIONS and b"(ARRAY[" in entry.text:
        return replace(entry, text=canonical(entry.text.decode()).encode())
    return entry


def _ordered(entry: Entry) -> Entry:
    at = entry.text.index(_HEAD_END) + len(_HEAD_END)
    return replace(entry, text=entry.text[:at] + sorted_grants(entry.text[at:]))
