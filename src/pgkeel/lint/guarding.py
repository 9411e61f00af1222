"""How each kind of statement is made safe to run again, and what a second run raises if it is not.

Data, proved on servers by ``tests/integration/test_second_run.py``; for rules and their hints.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of object that CREATE makes and DROP takes away."""

    again: str
    """The SQLSTATE of making it where it is there."""
    gone: str
    """The SQLSTATE of dropping it where it is not."""
    words: str = ""
    """What CREATE itself can say: ``if not exists``, ``or replace``, or nothing."""
    test: str = ""
    """What is there when it is, as FROM and WHERE of a catalog query, where no words are."""


class Alteration(Struct, frozen=True, kw_only=True):
    """A command of ALTER that fails where it has been done."""

    again: str
    """The SQLSTATE of doing it again."""
    words: str = ""
    """What the command itself can say: ``if not exists`` or ``if exists``, or nothing."""
    test: str = ""
    """What is there once it is done, or, for ``before``, as long as it is not."""
    before: bool = False


CONDITIONS: Mapping[str, str] = {
    "22023": "invalid_parameter_value",
    "23505": "unique_violation",
    "3D000": "invalid_catalog_name",
    "3F000": "invalid_schema_name",
    "42701": "duplicate_column",
    "42703": "undefined_column",
    "42704": "undefined_object",
    "42710": "duplicate_object",
    "42723": "duplicate_function",
    "42809": "wrong_object_type",
    "42883": "undefined_function",
    "42P01": "undefined_table",
    "42P04": "duplicate_database",
    "42P06": "duplicate_schema",
    "42P07": "duplicate_table",
    "42P16": "invalid_table_definition",
    "55000": "object_not_in_prerequisite_state",
}
"""The names that PL/pgSQL has for the SQLSTATEs below."""

_CLASSES: Mapping[str, str] = {
    "22000": "data_exception",
    "23000": "integrity_constraint_violation",
    "42000": "syntax_error_or_access_rule_violation",
    "55000": "object_not_in_prerequisite_state",
}
"""A condition that ends in three zeros stands for all of its class."""


def catches(conditions: Iterable[str], sqlstate: str) -> bool:
    """Whether a handler of ``conditions``, names or SQLSTATEs, catches ``sqlstate``."""
    whole = f"{sqlstate[:2]}000"
    caught = {sqlstate, whole, CONDITIONS.get(sqlstate), _CLASSES.get(whole), "others"}
    listed = {one.lower() for one in caught if one}
    return any(condition.lower() in listed for condition in conditions)


KINDS: Mapping[str, Kind] = {
    "access method": Kind(again="42710", gone="42704", test="pg_am where amname = {name}"),
    "aggregate": Kind(again="42723", gone="42883", words="or replace"),
    "cast": Kind(again="42710", gone="42704"),
    "collation": Kind(again="42710", gone="42704", words="if not exists"),
    "constraint trigger": Kind(
        again="42710",
        gone="42704",
        test="pg_trigger where tgname = {name} and tgrelid = {table}::regclass",
    ),
    "conversion": Kind(
        again="42710",
        gone="42704",
        test="pg_conversion where conname = {name} and connamespace = {namespace}::regnamespace",
    ),
    "database": Kind(again="42P04", gone="3D000"),
    "domain": Kind(
        again="42710",
        gone="42704",
        test="pg_type where typname = {name} and typnamespace = {namespace}::regnamespace",
    ),
    "event trigger": Kind(
        again="42710", gone="42704", test="pg_event_trigger where evtname = {name}"
    ),
    "extension": Kind(again="42710", gone="42704", words="if not exists"),
    "foreign data wrapper": Kind(
        again="42710", gone="42704", test="pg_foreign_data_wrapper where fdwname = {name}"
    ),
    "foreign table": Kind(again="42P07", gone="42704", words="if not exists"),
    "function": Kind(again="42723", gone="42883", words="or replace"),
    "index": Kind(again="42P07", gone="42704", words="if not exists"),
    "language": Kind(again="42710", gone="42704", words="or replace"),
    "materialized view": Kind(again="42P07", gone="42P01", words="if not exists"),
    "operator": Kind(
        again="42723",
        gone="42883",
        test="pg_operator where oprname = {name} and oprnamespace = {namespace}::regnamespace",
    ),
    "operator class": Kind(
        again="42710",
        gone="42704",
        test="pg_opclass where opcname = {name} and opcnamespace = {namespace}::regnamespace",
    ),
    "operator family": Kind(
        again="42710",
        gone="42704",
        test="pg_opfamily where opfname = {name} and opfnamespace = {namespace}::regnamespace",
    ),
    "policy": Kind(
        again="42710",
        gone="42704",
        test="pg_policy where polname = {name} and polrelid = {table}::regclass",
    ),
    "procedure": Kind(again="42723", gone="42883", words="or replace"),
    "publication": Kind(again="42710", gone="42704", test="pg_publication where pubname = {name}"),
    "role": Kind(again="42710", gone="42704", test="pg_roles where rolname = {name}"),
    "rule": Kind(again="42710", gone="42704", words="or replace"),
    "schema": Kind(again="42P06", gone="3F000", words="if not exists"),
    "sequence": Kind(again="42P07", gone="42P01", words="if not exists"),
    "server": Kind(again="42710", gone="42704", words="if not exists"),
    "statistics": Kind(again="42710", gone="42704", words="if not exists"),
    "subscription": Kind(again="42710", gone="42704"),
    "table": Kind(again="42P07", gone="42P01", words="if not exists"),
    "tablespace": Kind(again="42710", gone="42704"),
    "text search configuration": Kind(
        again="23505",
        gone="42704",
        test="pg_ts_config where cfgname = {name} and cfgnamespace = {namespace}::regnamespace",
    ),
    "text search dictionary": Kind(
        again="23505",
        gone="42704",
        test="pg_ts_dict where dictname = {name} and dictnamespace = {namespace}::regnamespace",
    ),
    "text search parser": Kind(
        again="23505",
        gone="42704",
        test="pg_ts_parser where prsname = {name} and prsnamespace = {namespace}::regnamespace",
    ),
    "text search template": Kind(
        again="23505",
        gone="42704",
        test="pg_ts_template where tmplname = {name} and tmplnamespace = {namespace}::regnamespace",
    ),
    "transform": Kind(again="42710", gone="42704", words="or replace"),
    "trigger": Kind(again="42710", gone="42704", words="or replace"),
    "type": Kind(
        again="42710",
        gone="42704",
        test="pg_type where typname = {name} and typnamespace = {namespace}::regnamespace",
    ),
    "user mapping": Kind(again="42710", gone="42704", words="if not exists"),
    "view": Kind(again="42P07", gone="42P01", words="or replace"),
}

_COLUMN = (
    "information_schema.columns where table_schema = {schema} and table_name = {relation} "
    "and column_name = {part}"
)
_ATTRIBUTE = (
    "information_schema.attributes where udt_schema = {schema} and udt_name = {relation} "
    "and attribute_name = {part}"
)
_CONSTRAINT = "pg_constraint where conname = {part} and conrelid = {table}::regclass"
_DOMAIN = "pg_constraint where conname = {part} and contypid = {table}::regtype"
_INHERITS = "pg_inherits where inhparent = {table}::regclass and inhrelid = {part}::regclass"
_ROUTINE = "pg_proc where proname = {relation} and pronamespace = {namespace}::regnamespace"
_TYPE = "pg_type where oid = to_regtype({table})"
_MEMBER = (
    "pg_publication_tables where pubname = {relation} and schemaname = {schema} "
    "and tablename = {part}"
)

ALTERATIONS: Mapping[str, Alteration] = {
    "add attribute": Alteration(again="42701", test=_ATTRIBUTE),
    "add check": Alteration(again="42710", test=_CONSTRAINT),
    "add column": Alteration(again="42701", words="if not exists"),
    "add domain constraint": Alteration(again="42710", test=_DOMAIN),
    "add exclusion": Alteration(again="42P07", test=_CONSTRAINT),
    "add foreign key": Alteration(again="42710", test=_CONSTRAINT),
    "add identity": Alteration(again="55000", test=f"{_COLUMN} and is_identity = 'YES'"),
    "add option": Alteration(again="42710"),
    "add primary key": Alteration(again="42P16", test=_CONSTRAINT),
    "add to extension": Alteration(again="55000"),
    "add to publication": Alteration(again="42710", test=_MEMBER),
    "add unique": Alteration(again="42P07", test=_CONSTRAINT),
    "add using index": Alteration(again="42704", test=_CONSTRAINT),
    "add value": Alteration(again="42710", words="if not exists"),
    "attach partition": Alteration(again="42809", test=_INHERITS),
    "detach partition": Alteration(again="42P01", test=_INHERITS, before=True),
    "drop attribute": Alteration(again="42703", words="if exists"),
    "drop column": Alteration(again="42703", words="if exists"),
    "drop constraint": Alteration(again="42704", words="if exists"),
    "drop domain constraint": Alteration(again="42704", words="if exists"),
    "drop expression": Alteration(again="55000", words="if exists"),
    "drop from extension": Alteration(again="55000"),
    "drop from publication": Alteration(again="42704", test=_MEMBER, before=True),
    "drop identity": Alteration(again="55000", words="if exists"),
    "drop option": Alteration(again="42704"),
    "inherit": Alteration(again="42P07", test=_INHERITS),
    "no inherit": Alteration(again="42P01", test=_INHERITS, before=True),
    "rename attribute": Alteration(again="42703", test=_ATTRIBUTE, before=True),
    "rename column": Alteration(again="42703", test=_COLUMN, before=True),
    "rename constraint": Alteration(again="42704", test=_CONSTRAINT, before=True),
    "rename domain constraint": Alteration(again="42704", test=_DOMAIN, before=True),
    "rename policy": Alteration(
        again="42710",
        test="pg_policy where polname = {part} and polrelid = {table}::regclass",
        before=True,
    ),
    "rename relation": Alteration(again="42P01", words="if exists"),
    "rename role": Alteration(
        again="42704", test="pg_roles where rolname = {relation}", before=True
    ),
    "rename routine": Alteration(again="42883", test=_ROUTINE, before=True),
    "rename rule": Alteration(
        again="42704",
        test="pg_rewrite where rulename = {part} and ev_class = {table}::regclass",
        before=True,
    ),
    "rename schema": Alteration(
        again="3F000", test="pg_namespace where nspname = {relation}", before=True
    ),
    "rename trigger": Alteration(
        again="42704",
        test="pg_trigger where tgname = {part} and tgrelid = {table}::regclass",
        before=True,
    ),
    "rename type": Alteration(again="42704", test=_TYPE, before=True),
    "rename value": Alteration(
        again="22023",
        test="pg_enum where enumtypid = {table}::regtype and enumlabel = {part}",
        before=True,
    ),
    "set schema of relation": Alteration(again="42P01", words="if exists"),
    "set schema of routine": Alteration(again="42883", test=_ROUTINE, before=True),
    "set schema of type": Alteration(again="42704", test=_TYPE, before=True),
}
