"""CASCADE behind a DROP."""

from pgkeel.lint.at import At
from pgkeel.lint.dependents import dependents
from pgkeel.lint.dropped import is_own
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.operations.tables import DropColumn, DropConstraint
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few
from pgkeel.names import quoted

# Nothing depends on the first ones; of the others rules of their own tell what goes along.
_NOT = frozenset({"policy", "trigger", "event trigger", "rule", "publication", "user mapping"})
_TOLD = frozenset({"schema", "extension", "database"})


def _check(op: Drop | DropColumn | DropConstraint, at: At) -> Found | None:
    if not op.cascade or _is_own(op, at):
        return None
    if isinstance(op, Drop):
        if op.kind in _NOT or op.kind in _TOLD:
            return None
        lost = str(op.name) if op.name.schema else quoted(op.name.name)
        what = f"{op.kind} {lost}"
    elif isinstance(op, DropColumn):
        lost = f"{op.table}.{quoted(op.column)}"
        what = f"column {quoted(op.column)} of {op.table}"
    else:
        lost = f"{op.table}.{quoted(op.constraint)}"
        what = f"constraint {quoted(op.constraint)} of {op.table}"
    known = dependents(op, at)
    said = f": {few(known)}, as far as is known" if known else ", whatever that is"
    message = f"CASCADE drops what depends on {what}{said}"
    return Found(message, loses=lost, takes=tuple(known))


def _is_own(op: Drop | DropColumn | DropConstraint, at: At) -> bool:
    if isinstance(op, DropColumn):
        return at.is_new(op.table) or at.is_new_column(op.table, op.column)
    return is_own(op, at) or (isinstance(op, DropConstraint) and at.is_new(op.table))


RULE = Rule(
    code="LNT415",
    slug="drop-cascade",
    family="destructive",
    level="error",
    summary="CASCADE drops more than the statement names",
    why="CASCADE takes along views, foreign keys, columns, defaults, policies and functions that "
    "depend on the thing, and what depends on those. Which they are differs between environments: "
    "on production there may be a view that no migration knows of.",
    instead="Leave CASCADE out: the error then lists what depends on it. Drop those by name first, "
    "and make again what has to stay.",
    bad="""\
set local lock_timeout = '5s';
drop view if exists public.titles cascade;
--<
create or replace view public.titles with (security_invoker = true) as
  select id, isbn, title from public.books;
""",
    good="""\
set local lock_timeout = '5s';
drop view if exists public.titles;
create or replace view public.titles with (security_invoker = true) as
  select id, isbn, title from public.books;
""",
    on=(Drop, DropColumn, DropConstraint),
    check=_check,
    words=("cascade",),
    destructive=True,
    in_rollback=False,
)
