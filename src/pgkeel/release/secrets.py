"""Takes secrets out of a dump: options whose names tell of one, and addresses; pure.

Snapshots know neither (``catalog.foreign_options``), so what is left makes the same schema.
"""

import re

from msgspec.structs import replace

from pgkeel.catalog.foreign_options import SECRETS
from pgkeel.release.entries import Entry

_WITH_OPTIONS = frozenset({"FOREIGN DATA WRAPPER", "FOREIGN TABLE", "SERVER", "USER MAPPING"})
MAY_HAVE_SECRETS = _WITH_OPTIONS | {"SUBSCRIPTION"}
"""Types of entries."""
_VALUE = rb"E?'(?:[^']|'')*'"
_OPTION = re.compile(rb"    (?P<name>\"(?:[^\"]|\"\")*\"|\w+) (?P<value>%s)(?:,\n|\n)" % _VALUE)
_CLAUSE = rb"OPTIONS \(\n(?:    (?:\"(?:[^\"]|\"\")*\"|\w+) %s(?:,\n|\n))+\)" % _VALUE
_OPTIONS = re.compile(rb"(?P<before>[ \n])(?P<clause>%s)" % _CLAUSE)
_COLUMN = re.compile(
    rb"(?<=\n)ALTER FOREIGN TABLE ONLY [^\n]* ALTER COLUMN [^\n]* (?P<clause>%s);\n" % _CLAUSE
)
_ADDRESS = re.compile(rb" CONNECTION %s" % _VALUE)
_SECRET = re.compile(SECRETS.encode(), re.IGNORECASE)


def without_secrets(entry: Entry) -> Entry:
    """Return the entry without secrets; the very entry where there are none."""
    text = entry.text
    if entry.type == "SUBSCRIPTION":
        text = _ADDRESS.sub(b" CONNECTION ''", text, count=1)
    elif entry.type in _WITH_OPTIONS:
        # A column that has no other options is not spoken of any more.
        text = _COLUMN.sub(lambda found: found[0] if _left(found["clause"]) else b"", text)
        text = _OPTIONS.sub(_shortened, text)
    return entry if text == entry.text else replace(entry, text=text)


def _shortened(found: "re.Match[bytes]") -> bytes:
    left = _left(found["clause"])
    return b"%sOPTIONS (\n%s\n)" % (found["before"], b",\n".join(left)) if left else b""


def _left(clause: bytes) -> list[bytes]:
    """Return the options that are no secrets."""
    return [
        b"    %s %s" % (one["name"], one["value"])
        for one in _OPTION.finditer(clause)
        if not _SECRET.search(one["name"])
    ]
