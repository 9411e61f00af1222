"""Unique keys that are checked at the end of a transaction."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.constrained import CONSTRAINED, constraints_of
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule


def _check(op: Operation, _: At) -> Iterator[Found]:
    for key in constraints_of(op):
        if key.deferrable and key.kind in ("primary key", "unique"):
            listed = ", ".join(key.columns) or "the index"
            yield Found(f"neither ON CONFLICT nor a foreign key can go by {listed}", at=key.at)


RULE = Rule(
    code="LNT139",
    slug="deferrable-key",
    family="constraints",
    level="warning",
    summary="a unique key is DEFERRABLE",
    why="ON CONFLICT refuses a deferrable key (55000), and so does a foreign key that would refer "
    "to it: neither can go by a key that may be broken until the end of the transaction, nor can "
    "the planner.",
    instead="Leave DEFERRABLE to foreign keys. To swap two numbers, go by way of a value that is "
    "free.",
    bad="""\
create table if not exists private.shelves (
  id bigint primary key,
  place integer not null,
  constraint shelves_place_key unique (place) deferrable
--^
);
""",
    good="""\
create table if not exists private.shelves (
  id bigint primary key,
  place integer not null,
  constraint shelves_place_key unique (place)
);
""",
    on=CONSTRAINED,
    check=_check,
    words=("deferr",),
)
