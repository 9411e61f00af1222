"""The parser's names of kinds of objects, in the words of SQL."""

_WORDS = {
    "ACCESS_METHOD": "access method",
    "AMOP": "operator family member",
    "AMPROC": "operator family member",
    "DEFAULT": "default",
    "DEFACL": "default privileges",
    "DOMCONSTRAINT": "domain constraint",
    "EVENT_TRIGGER": "event trigger",
    "FDW": "foreign data wrapper",
    "FOREIGN_SERVER": "server",
    "FOREIGN_TABLE": "foreign table",
    "LARGEOBJECT": "large object",
    "MATVIEW": "materialized view",
    "OPCLASS": "operator class",
    "OPFAMILY": "operator family",
    "PARAMETER_ACL": "parameter",
    "PUBLICATION_NAMESPACE": "publication",
    "PUBLICATION_REL": "publication",
    "STATISTIC_EXT": "statistics",
    "TABCONSTRAINT": "constraint",
    "TSCONFIGURATION": "text search configuration",
    "TSDICTIONARY": "text search dictionary",
    "TSPARSER": "text search parser",
    "TSTEMPLATE": "text search template",
    "USER_MAPPING": "user mapping",
}


def kind_of(object_type: str) -> str:
    """Return ``materialized view`` for ``OBJECT_MATVIEW``."""
    bare = object_type.removeprefix("OBJECT_")
    return _WORDS.get(bare) or bare.replace("_", " ").lower()
