"""Whether what is written to a column depends on what is in it, so that doing it twice differs."""

from pgkeel.lint.operations.tables import Type
from pgkeel.lint.reading.nodes import arguments, column_of, constant, strings, type_of, walk
from pgkeel.sql import Tree

_GROWING = frozenset({"+", "-", "*", "/", "%", "^", "||", "<<", ">>", "#"})
_FUNCTIONS = frozenset(
    {
        "array_append",
        "array_cat",
        "array_prepend",
        "concat",
        "concat_ws",
        "crypt",
        "decode",
        "digest",
        "encode",
        "format",
        "md5",
        "overlay",
        "quote_ident",
        "quote_literal",
        "repeat",
        "reverse",
        "sha256",
        "sha512",
        "timezone",
        "translate",
    }
)
_MERGING = frozenset({"jsonb", "hstore", "tsvector"})
"""Types for which ``||`` and ``-`` of the same thing again change nothing."""
_BUILDERS = frozenset({"hstore", "jsonb_build_object", "to_jsonb", "jsonb_object"})


def computes_from_itself(column: str, value: Tree, type_: Type | None) -> bool:
    """Whether ``value`` makes of the column something that doing it again makes different."""
    if type_ and type_.name.rpartition(".")[2] in _MERGING and not type_.array:
        return False
    for kind, body in walk(value):
        if kind == "A_Expr" and _grows(body, column):
            return True
        if kind == "FuncCall":
            name = strings(body.get("funcname"))[-1]
            if name in _FUNCTIONS and any(column_of(one) == column for one in arguments(body)):
                return True
        turned = body.get("args") if body.get("boolop") == "NOT_EXPR" else None
        if turned and column_of(turned[0]) == column:
            return True
    return False


def _grows(body: Tree, column: str) -> bool:
    operator = (body.get("name") or [{}])[-1].get("String", {}).get("sval")
    if body.get("kind") != "AEXPR_OP" or operator not in _GROWING:
        return False
    left, right = body.get("lexpr"), body.get("rexpr")
    if column not in (_column(left), _column(right)):
        return False
    return not (_is_document(left) or _is_document(right) or _is_key(operator, right))


def _column(node: Tree | None) -> str | None:
    """Return the column that ``node`` is, through casts and COALESCE."""
    while node:
        if "TypeCast" in node:
            node = node["TypeCast"].get("arg")
        elif "CoalesceExpr" in node:
            node = (node["CoalesceExpr"].get("args") or [None])[0]
        else:
            return column_of(node)
    return None


def _is_document(node: Tree | None) -> bool:
    """Whether ``node`` is jsonb by its text: a cast, or a function that builds one."""
    for kind, body in walk(node):
        if kind == "TypeCast" and type_of(body["typeName"]).name in _MERGING:
            return True
        if kind == "FuncCall" and strings(body.get("funcname"))[-1] in _BUILDERS:
            return True
    return False


def _is_key(operator: str, right: Tree | None) -> bool:
    """Whether a key is taken out of a document: no number is written as a string."""
    written = (right or {}).get("A_Const", {})
    return operator == "-" and "sval" in written and constant(right) is not None
