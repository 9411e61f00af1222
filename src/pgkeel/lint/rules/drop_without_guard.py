"""DROP without IF EXISTS."""

from pgkeel.lint.at import At
from pgkeel.lint.guarding import KINDS
from pgkeel.lint.guards import caught, is_made_before, is_tested
from pgkeel.lint.known.whence import whence
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.reading.scope import TEMPORARY
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted


def _check(op: Drop, at: At) -> Found | None:
    if op.if_exists or op.kind not in KINDS or op.name.schema == TEMPORARY:
        return None
    if is_tested(at.statement) or caught(at.statement) or _is_told(at) or _is_made(op, at):
        return None
    name = str(op.name) if op.name.schema else quoted(op.name.name)
    on = f" of {op.table}" if op.table else ""
    again = KINDS[op.kind].gone
    return Found(f"a second run fails here ({again}): {op.kind} {name}{on} is gone by then")


def _is_made(op: Drop, at: At) -> bool:
    """Whether every run makes the thing before it drops it."""
    # Replay has learned of all other kinds, if not in a rollback file.
    if not at.file.is_rollback and op.kind not in ("cast", "role", "transform"):
        made_in = whence(at.schema, op.kind, op.name, op.table)
        if made_in is None or made_in == at.file.number:
            return made_in is not None
    return is_made_before(op, at)


def _is_told(at: At) -> bool:
    """Whether this is not the first thing that the statement drops."""
    return bool(at.earlier) and at.earlier[-1][1] is at.statement


RULE = Rule(
    code="LNT502",
    slug="drop-without-guard",
    family="idempotence",
    level="error",
    summary="a DROP that cannot be run twice",
    why="A migration has to work where it has run before: after a failure half way, on a database "
    "that somebody changed by hand, on a copy that is ahead of its ledger. Without IF EXISTS it "
    "stops where the thing is gone already.",
    instead="IF EXISTS: every DROP has it but DROP OWNED.",
    bad="""\
set local lock_timeout = '5s';
drop trigger books_touch on public.books;
--<
create trigger books_touch before insert or update on public.books
  for each row execute function private.touch();
""",
    good="""\
set local lock_timeout = '5s';
drop trigger if exists books_touch on public.books;
create trigger books_touch before insert or update on public.books
  for each row execute function private.touch();
""",
    on=(Drop,),
    check=_check,
)
