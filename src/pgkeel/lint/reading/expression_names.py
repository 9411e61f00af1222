"""What PostgreSQL calls a column that is an expression (FigureIndexColname in its parser)."""

from pgkeel.lint.reading.nodes import strings
from pgkeel.sql import Tree

_UNNAMED = "expr"
_BY_KIND = {
    "A_ArrayExpr": "array",
    "CoalesceExpr": "coalesce",
    "JsonArrayConstructor": "json_array",
    "JsonObjectConstructor": "json_object",
    "JsonParseExpr": "json",
    "JsonScalarExpr": "json_scalar",
    "JsonSerializeExpr": "json_serialize",
    "RowExpr": "row",
    "XmlSerialize": "xmlserialize",
}
_BY_OPERATION = {
    "IS_GREATEST": "greatest",
    "IS_LEAST": "least",
    "IS_XMLCONCAT": "xmlconcat",
    "IS_XMLELEMENT": "xmlelement",
    "IS_XMLFOREST": "xmlforest",
    "IS_XMLPARSE": "xmlparse",
    "IS_XMLPI": "xmlpi",
    "IS_XMLROOT": "xmlroot",
    "JSON_EXISTS_OP": "json_exists",
    "JSON_QUERY_OP": "json_query",
    "JSON_VALUE_OP": "json_value",
}


def expression_name(node: Tree | None) -> str:
    """Return the name of an index's key, ``expr`` where nothing in it lends one."""
    strong, weak = _names(node)
    return strong or weak or _UNNAMED


def _names(node: Tree | None) -> tuple[str | None, str | None]:
    """Return the name that ``node`` has by what it computes, and one that only stands in."""
    if not node:
        return None, None
    kind, body = next(iter(node.items()))
    if kind == "TypeCast":
        strong, weak = _names(body.get("arg"))
        return strong, strings(body["typeName"].get("names"))[-1] or weak
    if kind == "CaseExpr":
        return _names(body.get("defresult"))[0], "case"
    if kind == "CollateClause":
        return _names(body.get("arg"))
    if kind == "A_Indirection":
        fields = [one["String"]["sval"] for one in body.get("indirection", ()) if "String" in one]
        return (fields[-1], None) if fields else _names(body.get("arg"))
    if kind == "ColumnRef":
        return strings(body.get("fields"))[-1], None
    if kind == "FuncCall":
        return strings(body.get("funcname"))[-1], None
    if kind == "A_Expr" and body.get("kind") == "AEXPR_NULLIF":
        return "nullif", None
    return _BY_KIND.get(kind) or _BY_OPERATION.get(body.get("op", "")), None
