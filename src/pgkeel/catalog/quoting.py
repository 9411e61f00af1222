"""Names and texts as SQL; for all who ask a server. Names reach SQL by no other way."""

import re
from collections.abc import Iterable

_PLAIN = re.compile(r"[a-z_][a-z0-9_$]*")
# Every word that some version does not take as a name everywhere (pg_get_keywords: catcode not U).
_KEYWORDS = frozenset(
    """
    all analyse analyze and any array as asc asymmetric authorization between bigint binary
    bit boolean both case cast char character check coalesce collate collation column
    concurrently constraint create cross current_catalog current_date current_role
    current_schema current_time current_timestamp current_user dec decimal default deferrable
    desc distinct do else end except exists extract false fetch float for foreign freeze from
    full grant greatest group grouping having ilike in initially inner inout int integer
    intersect interval into is isnull join json json_array json_arrayagg json_exists
    json_object json_objectagg json_query json_scalar json_serialize json_table json_value
    lateral leading least left like limit localtime localtimestamp merge_action national
    natural nchar none normalize not notnull null nullif numeric offset on only or order out
    outer overlaps overlay placing position precision primary real references returning right
    row select session_user setof similar smallint some substring symmetric system_user table
    tablesample then time timestamp to trailing treat trim true union unique user using values
    varchar variadic verbose when where window with xmlattributes xmlconcat xmlelement
    xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
    """.split()  # noqa: SIM905 -- a table of words
)


def identifier(name: str) -> str:
    """Return a name as SQL, in quotes where it needs them in any version."""
    if _PLAIN.fullmatch(name) and name not in _KEYWORDS:
        return name
    return in_quotes(name)


def in_quotes(name: str) -> str:
    """Return a name as SQL, in quotes whether or not it needs them."""
    return '"' + name.replace('"', '""') + '"'


def qualified(path: Iterable[str]) -> str:
    """Return names as SQL, joined by dots."""
    return ".".join(map(identifier, path))


def literal(text: str) -> str:
    """Return a text as a string constant, whatever ``standard_conforming_strings`` says."""
    quoted = "'" + text.replace("'", "''") + "'"
    return "E" + quoted.replace("\\", "\\\\") if "\\" in text else quoted


def role(name: str) -> str:
    """Return a role as SQL; ``PUBLIC`` is everybody, as an empty name in an ACL is."""
    return identifier(name) if name else "PUBLIC"
