"""How values of a type are stored unless something else is said; for kinds."""

_CALLED_DEFAULT_SINCE = 16
# Of the types that can be stored in several ways, those that are not EXTENDED (pg_type: typstorage).
_OTHERS = {"numeric": "MAIN", "inet": "MAIN", "cidr": "MAIN", "tsquery": "PLAIN"}


def usual_storage(type_name: str, major: int) -> str:
    """Return what SET STORAGE takes to give a column what its type has."""
    if major >= _CALLED_DEFAULT_SINCE:
        return "DEFAULT"
    return _OTHERS.get(type_name.partition("(")[0], "EXTENDED")
