"""NOT IN with a query."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.conditions import CONDITIONAL
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule


def _check(op: Operation, at: At) -> Iterator[Found]:
    if not at.says(b"not"):
        return
    for kind, body in at.nodes(op):
        if kind != "BoolExpr" or body.get("boolop") != "NOT_EXPR":
            continue
        for argument in body.get("args", ()):
            link = argument.get("SubLink", {})
            if link.get("subLinkType") == "ANY_SUBLINK" and "operName" not in link:
                place = link.get("location", 0) + at.statement.shift
                yield Found("NOT IN is never true once the query gives a NULL", at=place)


RULE = Rule(
    code="LNT846",
    slug="not-in-subquery",
    family="rows",
    level="warning",
    summary="NOT IN is asked of a query",
    why="`x not in (select y …)` compares with every y; one NULL among them makes the answer "
    "unknown for all rows, and nothing is found, changed or allowed. It is slow, too: the planner "
    "cannot turn it into a join.",
    instead="Use `not exists (select … where y = x)`.",
    bad="""\
update public.books set stock = 0 where id not in (select book_id from public.loans);
--                                         ^
""",
    good="""\
update public.books b set stock = 0
where not exists (select from public.loans l where l.book_id = b.id);
""",
    on=CONDITIONAL,
    check=_check,
    words=("select", "values", "(table"),
)
