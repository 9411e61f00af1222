"""Whether a condition picks rows by a key, and so can only be about a handful."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.reading.nodes import column_of, constant
from pgkeel.names import Name
from pgkeel.sql import Tree


def is_by_key(where: Tree | None, table: Name, at: At) -> bool:
    """Whether ``where`` compares all columns of a unique key of ``table`` with constants."""
    if where is None:
        return False
    given = set(_compared(where))
    return any(
        one.kind in ("primary key", "unique") and one.columns and given.issuperset(one.columns)
        for one in at.schema.constraints(table)
    ) or any(
        one.unique and not one.partial and one.keys and given.issuperset(one.keys)
        for one in at.schema.indexes_of(table)
    )


def _compared(where: Tree) -> Iterator[str | None]:
    """Yield the columns that ``where``, alone or by AND, holds to constants."""
    waiting = [where]
    while waiting:
        node = waiting.pop()
        both = node.get("BoolExpr")
        if both and both.get("boolop") == "AND_EXPR":
            waiting += both.get("args", ())
        test = node.get("A_Expr")
        if test and test.get("kind") in ("AEXPR_OP", "AEXPR_IN"):
            yield _column(test)


def _column(test: Tree) -> str | None:
    operator = (test.get("name") or [{}])[-1].get("String", {}).get("sval")
    if operator != "=":
        return None
    for one, other in (("lexpr", "rexpr"), ("rexpr", "lexpr")):
        column, value = column_of(test.get(one)), test.get(other) or {}
        listed = value["List"].get("items", ()) if "List" in value else (value,)
        if column and all(constant(item) is not None for item in listed):
            return column
    return None
