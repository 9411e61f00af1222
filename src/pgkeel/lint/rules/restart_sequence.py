"""ALTER SEQUENCE … RESTART and setval with a constant."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import AlterSequence
from pgkeel.lint.operations.session import CallsFunction
from pgkeel.lint.operations.tables import ChangeTable
from pgkeel.lint.own_tables import is_own_sequence
from pgkeel.lint.reading.nodes import arguments, constant, strings
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name, parse_name
from pgkeel.sql import Tree


def _check(op: AlterSequence | ChangeTable | CallsFunction, at: At) -> Found | None:
    if isinstance(op, AlterSequence):
        if "restart" not in op.options or is_own_sequence(op.sequence, at):
            return None
        return Found(f"{op.sequence} counts from another number: rows may have what it gives out")
    if isinstance(op, ChangeTable):
        if op.command != "SetIdentity" or "restart" not in op.options or at.is_new(op.table):
            return None
        return Found(f"{op.subject} of {op.table} counts from another number: rows may have it")
    return _set(op, at)


def _set(op: CallsFunction, at: At) -> Found | None:
    if op.function != "setval" or len(op.arguments) < 2 or constant(op.arguments[1]) is None:
        return None
    sequence = _sequence(op.arguments[0])
    if sequence and is_own_sequence(sequence, at):
        return None
    named = sequence or "a sequence"
    return Found(f"{named} counts from {constant(op.arguments[1])}, whatever rows there are")


def _sequence(node: Tree) -> Name | None:
    """Return the sequence, or the table whose sequence pg_get_serial_sequence finds."""
    written = constant(node)
    if written is None and "FuncCall" in node:
        given = arguments(node["FuncCall"])
        if strings(node["FuncCall"].get("funcname"))[-1] == "pg_get_serial_sequence" and given:
            written = constant(given[0])
    return parse_name(written) if written else None


RULE = Rule(
    code="LNT427",
    slug="restart-sequence",
    family="compatibility",
    level="warning",
    summary="a sequence is set to a number that is written down",
    why="What the table holds differs between environments, and grows while the migration waits "
    "for its review. A sequence that was set back gives out numbers that rows already have: "
    "INSERTs fail (23505), one after the other, or two things share a number. A rollback does not "
    "undo it.",
    instead="Compute it: `select setval('s', coalesce(max(id), 0) + 1, false) from t`.",
    bad="""\
alter sequence if exists public.receipt_numbers restart with 1000;
--                       ^
""",
    good="""\
select setval('public.receipt_numbers', coalesce(max(id), 0) + 1, false) from public.loans;
""",
    before="create sequence if not exists public.receipt_numbers;\n",
    on=(AlterSequence, ChangeTable, CallsFunction),
    check=_check,
    words=("restart", "setval"),
)
