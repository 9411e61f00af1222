"""A statement that the linter cannot look into."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Unread
from pgkeel.lint.rule import Found, Rule


def _check(op: Unread, _: At) -> Found:
    return Found(f"this statement was not looked into: {op.why}")


RULE = Rule(
    code="LNT907",
    slug="unreadable-statement",
    family="suppression",
    level="info",
    summary="a statement is too long or too deep to be looked into",
    why="Its syntax is right, but a text of more than a megabyte, or of hundreds of nested "
    "expressions, is not read as a tree: no rule has seen it.",
    instead="Bring large data in with COPY, and break long chains of AND, OR or || into lists.",
    bad="select " + "+".join(["1"] * 2000) + ";\n--<\n",
    good="""\
select 1 + 1;
""",
    on=(Unread,),
    check=_check,
)
