"""Makes the output of pg_dump the same on any day, host and minor version; pure."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pgkeel.catalog.canonical import canonical
from pgkeel.catalog.namings import MAY_NAME
from pgkeel.release.entries import Entry, split_entries
from pgkeel.release.grants import sorted_grants
from pgkeel.release.members import sorted_members

_FIRST = b"SET statement_timeout = 0;\n"
# Which client wrote it shows in this line alone, and servers before 17 do not know it.
_CLIENT = b"SET transaction_timeout = 0;\n"
_HEAD_END = b"\n--\n\n"
_ARRAY = b"(ARRAY["
_NAMING = re.compile(MAY_NAME.pattern.encode())
_ONE = rb"'(?:[^']|'')*'::[\w ]+"
_LITERAL = re.compile(_ONE)
_PLAIN = re.compile(
    rb"\(ARRAY\[%s(?:, %s)*\]\)::(?P<type>\w+(?: varying)?)\[\](?![\w(])" % (_ONE, _ONE)
)
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
_WITH_MEMBERS = ("OPERATOR CLASS", "OPERATOR FAMILY")


def normalise(dump: Iterable[bytes]) -> tuple[bytes, Iterator[Entry]]:
    """Return the settings above the entries of a dump, and its entries, grants in order.

    It comes in pieces, and each entry is given when the next begins. Without versions and tokens.
    pg_dump orders objects by kind, name and dependency, but the grants on one object as they were
    given; and a schema that was once restored from a dump shows some expressions in another form.
    """
    above, entries = split_entries(dump)
    above = above[max(above.find(_FIRST), 0) :]
    return above.replace(_CLIENT, b""), map(_settled, entries)


def _settled(entry: Entry) -> Entry:
    if entry.type in _EXPRESSIONS:
        if b" AS " in entry.text and _NAMING.search(entry.text):
            return replace(entry, text=canonical(entry.text.decode()).encode())
        has_array = _ARRAY in entry.text
        return replace(entry, text=_canonical(entry.text)) if has_array else entry
    if entry.type in _WITH_MEMBERS:
        return replace(entry, text=sorted_members(entry.text))
    return _ordered(entry) if entry.type.endswith("ACL") else entry


def _canonical(text: bytes) -> bytes:
    """Return a text with its expressions in one form; what is before the first is not looked at."""
    at = text.index(_ARRAY)
    above = text[:at]
    if b'"' in above or above.count(b"'") % 2:
        return canonical(text.decode()).encode()
    plain = _PLAIN.match(text, at)
    if plain and text.find(_ARRAY, plain.end()) < 0:
        # One array of literals, as nearly always.
        elements = (b"(%s)::%s" % (one, plain["type"]) for one in _LITERAL.findall(plain[0]))
        return b"%sARRAY[%s]%s" % (above, b", ".join(elements), text[plain.end() :])
    return above + canonical(text[at:].decode()).encode()


def _ordered(entry: Entry) -> Entry:
    at = entry.text.index(_HEAD_END) + len(_HEAD_END)
    return replace(entry, text=entry.text[:at] + sorted_grants(entry.text[at:]))
