"""CHECK constraints that may hold today and not tomorrow."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.constrained import CONSTRAINED, constraints_of
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.reading.nodes import calls_among
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.volatility import VOLATILE
from pgkeel.sql import Tree

_CLOCKS = frozenset({"now", "statement_timestamp", "transaction_timestamp", "current_setting"})
_CHANGING = _CLOCKS | VOLATILE


def _check(op: Operation, at: At) -> Iterator[Found]:
    for one in constraints_of(op):
        if one.kind == "check" and (what := _changing(at.below(one.expression))):
            yield Found(f"the CHECK asks {what}, whose answer changes by itself", at=one.at)


def _changing(nodes: list[tuple[str, Tree]]) -> str | None:
    for parts, _ in calls_among(nodes):
        if parts[-1].lower() in _CHANGING:
            return f"{parts[-1]}()"
    for kind, body in nodes:
        if kind == "SQLValueFunction":
            return str(body.get("op", "")).removeprefix("SVFOP_").lower()
    return None


RULE = Rule(
    code="LNT840",
    slug="volatile-check",
    family="design",
    level="warning",
    summary="a CHECK depends on the time or on chance",
    why="PostgreSQL takes a CHECK to give the same answer for the same row for ever. Where it does "
    "not, rows that were right when they were written cannot be updated, and a dump may not load "
    "(manual: CREATE TABLE, CHECK).",
    instead="Put the test in a trigger, which runs only when the row is written.",
    bad="""\
create table if not exists public.shelves (
  id bigint primary key,
  built date check (built <= current_date)
--           ^
);
""",
    good="""\
create table if not exists public.shelves (
  id bigint primary key,
  built date check (built >= date '1900-01-01')
);
""",
    on=CONSTRAINED,
    check=_check,
    words=("check",),
)
