"""SET search_path."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import SetVariable
from pgkeel.lint.rule import Found, Rule


def _check(op: SetVariable, _: At) -> Found | None:
    # An empty path, as pg_dump writes it, forces every name to be whole.
    if op.variable != "search_path" or op.reset or not any(op.values):
        return None
    return Found("names without a schema mean something else from here on")


RULE = Rule(
    code="LNT605",
    slug="search-path-change",
    family="session",
    level="warning",
    summary="the search path is changed",
    why="Every name without a schema is looked up along the path as it is then: the same "
    "statement makes or drops another object, and who reads it later has to know what was "
    "set above.",
    instead="Write the schema with every name.",
    bad="""\
set local lock_timeout = '5s';
set local search_path = private, public;
--<
comment on table books is 'What can be lent.';
""",
    good="""\
comment on table public.books is 'What can be lent.';
""",
    on=(SetVariable,),
    check=_check,
    words=("search_path",),
)
