"""EXCEPTION WHEN OTHERS around DDL, with nothing that raises the error again."""

import re

from pgkeel.lint.altered import ALTERING
from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.made import MAKERS
from pgkeel.lint.operations.objects import DoBlock, Drop
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule

_HANDLER = re.compile(
    r"\bwhen\s+others\s+then\b(?P<does>.*?)(?:\bwhen\b|\bend\b\s*(?:;|$))",
    re.IGNORECASE | re.DOTALL,
)
_RAISES = re.compile(
    r"\braise\s*(?:;|exception\b|sqlstate\b|'|using\b|(?!debug|log|info|notice|warning)[a-z_]+\s*;)",
    re.IGNORECASE,
)


def _check(_: Operation, at: At) -> Found | None:
    if not _is_swallowed(at.statement) or _is_told(at):
        return None
    block = next((one for one, _ in reversed(at.earlier) if isinstance(one, DoBlock)), None)
    if block and any(_RAISES.search(one["does"]) for one in _HANDLER.finditer(block.body)):
        return None
    return Found("whatever goes wrong here is passed over, a missing table or a timeout as well")


def _is_swallowed(where: StatementAt) -> bool:
    return any(
        guard.kind == "handler" and "others" in (one.lower() for one in guard.conditions)
        for guard in where.guards
    )


def _is_told(at: At) -> bool:
    """Whether an earlier statement of the same block was told to have such a handler."""
    for _, where in reversed(at.earlier):
        if where.number != at.statement.number:
            return False
        if _is_swallowed(where):
            return True
    return False


RULE = Rule(
    code="LNT511",
    slug="handler-catches-everything",
    family="idempotence",
    level="warning",
    summary="a handler passes over every error of DDL",
    why="WHEN OTHERS catches what a second run raises, and also a wrong name, a missing privilege, "
    "a lock_timeout and a full disk. The migration is recorded as applied, and the thing is not "
    "there; the next one fails, or it is drift.",
    instead="Name the one condition that a second run raises, such as duplicate_object, or test "
    "the catalog before.",
    bad="""\
do $$ begin
  create type public.binding as enum ('hard', 'soft');
--^
exception when others then null;
end $$;
""",
    good="""\
do $$ begin
  create type public.binding as enum ('hard', 'soft');
exception when duplicate_object then null;
end $$;
""",
    on=(*MAKERS, *ALTERING, Drop),
    check=_check,
    words=("others",),
)
