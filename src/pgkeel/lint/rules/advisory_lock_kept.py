"""A session's advisory lock that nothing gives back."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.operations.session import CallsFunction, Discard
from pgkeel.lint.reading.nodes import constant
from pgkeel.lint.rule import Found, Rule

_TAKES = frozenset(
    {
        "pg_advisory_lock",
        "pg_advisory_lock_shared",
        "pg_try_advisory_lock",
        "pg_try_advisory_lock_shared",
    }
)


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    kept: list[CallsFunction] = []
    for op, _where in at.earlier:
        if isinstance(op, CallsFunction):
            if op.function in _TAKES:
                kept.append(op)
            elif op.function == "pg_advisory_unlock_all":
                kept.clear()
            elif op.function.startswith("pg_advisory_unlock"):
                _give_back(kept, op)
        elif isinstance(op, Discard) and op.what == "all":
            kept.clear()
    for op in kept:
        yield Found(f"{op.function}() is held until the session ends", at=op.at)


def _give_back(kept: list[CallsFunction], op: CallsFunction) -> None:
    """Take the lock of the same key out of ``kept``, or the last one where the key is computed."""
    same = [one for one in kept if _key(one) == _key(op)]
    for one in (same or kept)[-1:]:
        kept.remove(one)


def _key(op: CallsFunction) -> tuple[str | None, ...]:
    return tuple(constant(argument) for argument in op.arguments)


RULE = Rule(
    code="LNT318",
    slug="advisory-lock-kept",
    family="transactions",
    level="warning",
    summary="an advisory lock of the session is not given back",
    why="It survives COMMIT and ROLLBACK. Behind a pooler the session goes on to serve others, and "
    "whoever asks for the lock next waits for no reason that anybody could find.",
    instead="pg_advisory_xact_lock, which ends with the transaction. keel itself sees to it that "
    "two migrations never run at once.",
    bad="""\
select pg_advisory_lock(42);
--     ^
comment on table public.books is 'What can be lent.';
""",
    good="""\
select pg_advisory_xact_lock(42);
comment on table public.books is 'What can be lent.';
""",
    on=(FileEnd,),
    check=_check,
    words=("advisory",),
)
