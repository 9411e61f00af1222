"""A migration without a transaction that cannot be run again once it has stopped half way."""

from collections.abc import Iterator

from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.operations.operation import FileEnd, Operation
from pgkeel.lint.operations.session import SetVariable, TransactionControl
from pgkeel.lint.rerunnable import harm_of_second_run
from pgkeel.lint.rule import Found, Rule


def _check(_: FileEnd, at: At) -> Found | None:
    if not at.file.no_transaction:
        return None
    steps = list(_steps(at))
    for unit, op, where in steps:
        if unit == steps[-1][0]:
            # Nothing comes after it that could fail.
            return None
        harm = harm_of_second_run(op, where, at)
        if harm:
            offset = op.at if op.at >= 0 else where.start
            return Found(f"if a later statement fails, the next try {harm}", at=offset)
    return None


def _steps(at: At) -> Iterator[tuple[int, Operation, StatementAt]]:
    """Yield the operations with the number of what they are done or undone together with."""
    began: int | None = None
    for op, where in at.earlier:
        if isinstance(op, TransactionControl):
            if op.what == "begin":
                began = where.number
            elif op.what in ("commit", "rollback", "prepare"):
                began = where.number if op.chain else None
        elif not isinstance(op, SetVariable):
            yield where.number if began is None else began, op, where


RULE = Rule(
    code="LNT315",
    slug="mixed-no-transaction",
    family="transactions",
    level="warning",
    summary="a migration without a transaction cannot be tried again",
    why="With `-- keel: no-transaction` each statement takes effect on its own. When one fails, "
    "those before it stay, and the next try begins at the top: what refuses to run twice then "
    "stops it at once, and the rest can never be reached.",
    instead="One such statement a migration; or write all before the last one so that they can run "
    "again: IF NOT EXISTS, IF EXISTS, or a DROP … IF EXISTS above.",
    bad="""\
-- keel: no-transaction
create index concurrently books_title on public.books (title);
--                                       ^
create index concurrently books_published on public.books (published);
""",
    good="""\
-- keel: no-transaction
drop index concurrently if exists public.books_title;
create index concurrently books_title on public.books (title);
drop index concurrently if exists public.books_published;
create index concurrently books_published on public.books (published);
""",
    also=("create-without-guard",),
    on=(FileEnd,),
    check=_check,
)
