"""Whether a condition holds for every row whatever is in it: ``true``, ``1 = 1``, ``x or true``."""

from pgkeel.lint.reading.nodes import constant
from pgkeel.sql import Tree


def is_always_true(node: Tree | None) -> bool:
    """Whether ``node`` is true by its text alone; only what people write is recognised."""
    if not node:
        return False
    kind, body = next(iter(node.items()))
    if kind == "BoolExpr":
        arguments = body.get("args", ())
        if body.get("boolop") == "OR_EXPR":
            return any(is_always_true(one) for one in arguments)
        if body.get("boolop") == "AND_EXPR":
            return all(is_always_true(one) for one in arguments)
        return is_always_false(arguments[0]) if arguments else False
    if kind == "A_Expr":
        return _is_equality_of_constants(body)
    return (constant(node) or "").lower() in ("true", "t") and _is_boolean(node)


def is_always_false(node: Tree | None) -> bool:
    """Whether ``node`` is the constant false."""
    return bool(node) and (constant(node) or "").lower() in ("false", "f") and _is_boolean(node)


def _is_boolean(node: Tree | None) -> bool:
    body = (node or {}).get("A_Const")
    return bool(body and "boolval" in body) or "TypeCast" in (node or {})


def _is_equality_of_constants(body: Tree) -> bool:
    operator = (body.get("name") or [{}])[-1].get("String", {}).get("sval")
    left, right = constant(body.get("lexpr")), constant(body.get("rexpr"))
    if left is None or right is None:
        return False
    return left == right if operator == "=" else operator in ("<>", "!=") and left != right
