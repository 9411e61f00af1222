"""An enum value is used in the transaction that adds it."""

from collections.abc import Iterator

from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.enum_literals import enum_literals
from pgkeel.lint.operations.objects import AddEnumValue
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.operations.session import TransactionControl
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    if not any(isinstance(op, AddEnumValue) for op, _ in at.earlier):
        return
    added: set[tuple[Name, str]] = set()
    is_open = not at.file.no_transaction
    for op, where in at.earlier:
        if isinstance(op, TransactionControl):
            if op.what in ("commit", "rollback", "prepare"):
                added.clear()
                is_open = op.chain
            is_open = is_open or op.what == "begin"
        elif isinstance(op, AddEnumValue):
            if is_open and _is_added(op, at):
                added.add((op.type, op.value))
        elif added:
            for literal in enum_literals(op, where, at):
                if (literal.type, literal.value) in added:
                    yield Found(
                        f"{literal.value} of {literal.type} cannot be used before its "
                        "transaction has ended",
                        at=_offset(literal.location, where, op.at),
                    )
                    added.discard((literal.type, literal.value))


def _is_added(op: AddEnumValue, at: At) -> bool:
    """Whether the type was there before and the value was not."""
    known = at.schema.types.get(op.type)
    if known is None or known.origin.file == at.file.number:
        return False
    origin = known.added.get(op.value)
    return at.file.is_rollback or (origin is not None and origin.file == at.file.number)


def _offset(location: int | None, where: StatementAt, fallback: int) -> int:
    """Return where the text is, always inside its statement."""
    offset = where.shift + location if location is not None else fallback
    inside = where.start <= offset < where.end
    return offset if inside else max(fallback, where.start)


RULE = Rule(
    code="LNT312",
    slug="enum-value-used",
    family="transactions",
    level="error",
    summary="an enum value is used in the transaction that adds it",
    why="ALTER TYPE … ADD VALUE may run in a transaction, but the new value is of use only after "
    "the commit: any statement that names it before fails with 55P04. A value of a type that the "
    "same transaction made is fine (manual: ALTER TYPE, Notes).",
    instead="Add the value in one migration and use it in the next.",
    bad="""\
set local lock_timeout = '5s';
alter type public.mood add value if not exists 'angry';
alter table public.books add column if not exists mood public.mood default 'angry';
--                                                                         ^
""",
    good="""\
alter type public.mood add value if not exists 'angry';
""",
    on=(FileEnd,),
    check=_check,
    words=("value",),
)
