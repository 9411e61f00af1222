"""Whether an expression gives every row a value of its own (manual: Function Volatility)."""

from pgkeel.lint.known.schema import Schema
from pgkeel.lint.reading.nodes import calls, walk
from pgkeel.lint.reading.scope import Scope
from pgkeel.sql import Tree

VOLATILE = frozenset(
    {
        "clock_timestamp",
        "currval",
        "gen_random_bytes",
        "gen_random_uuid",
        "gen_salt",
        "lastval",
        "nextval",
        "pg_sleep",
        "random",
        "random_normal",
        "setval",
        "timeofday",
        "txid_current",
        "uuid_generate_v1",
        "uuid_generate_v1mc",
        "uuid_generate_v4",
        "uuidv4",
        "uuidv7",
    }
)
"""Functions of PostgreSQL and of common extensions that pg_proc marks volatile."""

_SETTLED = frozenset(
    {
        "abs",
        "age",
        "array_append",
        "array_fill",
        "array_to_string",
        "btrim",
        "ceil",
        "ceiling",
        "char_length",
        "coalesce",
        "concat",
        "concat_ws",
        "current_database",
        "current_schema",
        "current_setting",
        "current_user",
        "date",
        "date_part",
        "date_trunc",
        "decode",
        "digest",
        "email",
        "encode",
        "extract",
        "floor",
        "format",
        "format_type",
        "inet_client_addr",
        "initcap",
        "json_build_array",
        "json_build_object",
        "jsonb_build_array",
        "jsonb_build_object",
        "jwt",
        "left",
        "length",
        "lower",
        "make_date",
        "make_interval",
        "make_timestamptz",
        "md5",
        "now",
        "nullif",
        "pg_typeof",
        "point",
        "regexp_replace",
        "repeat",
        "replace",
        "right",
        "role",
        "round",
        "session_user",
        "sha256",
        "statement_timestamp",
        "string_to_array",
        "substr",
        "substring",
        "timezone",
        "to_char",
        "to_date",
        "to_json",
        "to_jsonb",
        "to_number",
        "to_timestamp",
        "to_tsvector",
        "transaction_timestamp",
        "translate",
        "trim",
        "trunc",
        "uid",
        "upper",
        "user_name",
        "uuid_nil",
        "version",
    }
)
"""Functions that pg_proc marks stable or immutable, of those that defaults use."""


def volatile_call(expression: Tree | None, schema: Schema, scope: Scope) -> str | None:
    """Return the function that makes ``expression`` volatile, or that nothing is known of."""
    for parts, _ in calls(expression):
        name = parts[-1].lower()
        if name in VOLATILE and (len(parts) == 1 or not schema.routines.get(scope.parts(parts))):
            return name
        known = schema.routines.get(scope.parts(parts))
        if known:
            if any(one.volatility == "volatile" for one in known):
                return ".".join(parts)
        elif name not in _SETTLED and parts[0] != "pg_catalog":
            return ".".join(parts)
    return None


def has_subquery(expression: Tree | None) -> bool:
    """Whether there is a query in ``expression``."""
    return any(kind == "SubLink" for kind, _ in walk(expression))
