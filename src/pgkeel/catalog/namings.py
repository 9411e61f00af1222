"""Names of constants in subqueries, as far as they say nothing; for ``canonical``.

``SELECT 'x'::text`` in a subquery is a column without a name where it was first written ``'x'``. It
is one named ``text``, and is shown with that name, once the server has read its own writing
(ruleutils.c: get_target_list; parse_target.c: FigureColname).
"""

import re

_QUOTED = r"\"(?:[^\"]|\"\")*\""
_WORDS = {
    "bigint": "int8",
    "bit": '"bit"',
    "bit varying": "varbit",
    "boolean": "bool",
    "character": "bpchar",
    "character varying": '"varchar"',
    "double precision": "float8",
    "integer": "int4",
    "interval": '"interval"',
    "numeric": '"numeric"',
    "real": "float4",
    "smallint": "int2",
    "time with time zone": "timetz",
    "time without time zone": '"time"',
    "timestamp with time zone": "timestamptz",
    "timestamp without time zone": '"timestamp"',
}
"""What the server calls a column after a type that it shows in other words."""
_TYPE = rf"(?:{_QUOTED}|[\w$]+)(?:\.(?:{_QUOTED}|[\w$]+)|(?: (?!AS )[a-z]+)+)?"
_NAMED = re.compile(
    # Quoted things are stepped over whole.
    rf"(?P<value>'(?:[^']|'')*'|\bNULL)::(?P<type>{_TYPE})(?P<more>\([0-9, ]+\))?(?P<array>\[\])?"
    rf" AS (?P<name>{_QUOTED}|[\w$]+)|'(?:[^']|'')*'|{_QUOTED}"
)
MAY_NAME = re.compile(r"(?:'|\bNULL)::[^,:]{1,150} AS ")
"""Finds nearly every text without such a name at once."""
# Where a name belongs to what is handed over.
_HANDED_OVER = ("PASSING", "XMLATTRIBUTES", "XMLFOREST")


def without_namings(text: str) -> str:
    """Return an expression or query without names that its constants get by themselves."""
    if not MAY_NAME.search(text) or any(word in text for word in _HANDED_OVER):
        return text
    return _NAMED.sub(_unnamed, text)


def _unnamed(found: re.Match[str]) -> str:
    whole, kind = found[0], found["type"]
    if not kind or found["name"] != _WORDS.get(kind, kind.rpartition(".")[2]):
        return whole
    return whole.removesuffix(f" AS {found['name']}")
