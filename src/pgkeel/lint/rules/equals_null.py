"""Comparisons with NULL by = or <>."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.conditions import CONDITIONAL
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.reading.nodes import is_null
from pgkeel.lint.rule import Found, Rule


def _check(op: Operation, at: At) -> Iterator[Found]:
    if not at.says(b"null"):
        return
    for kind, body in at.nodes(op):
        if kind == "A_Expr" and body.get("kind") == "AEXPR_OP":
            operator = body["name"][-1].get("String", {}).get("sval")
            if operator in ("=", "<>") and (
                is_null(body.get("lexpr")) or is_null(body.get("rexpr"))
            ):
                place = body.get("location", 0) + at.statement.shift
                yield Found(f"{operator} NULL is never true", at=place)


RULE = Rule(
    code="LNT847",
    slug="equals-null",
    family="rows",
    level="warning",
    summary="something is compared with NULL by = or <>",
    why="NULL is not a value: `x = null` is unknown for every x, NULL among them. In a WHERE no "
    "row is found, and in a CHECK, where unknown passes, every row is right.",
    instead="Use `is null` or `is not null`; for two columns `is distinct from`.",
    bad="""\
update public.books set stock = 0 where stock = null;
--                                            ^
""",
    good="""\
update public.books set stock = 0 where stock is null;
""",
    on=CONDITIONAL,
    check=_check,
)
