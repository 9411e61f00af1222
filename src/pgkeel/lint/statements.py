"""A file's statements as operations, those of DO blocks among them, one statement at a time."""

from collections.abc import Iterator

from pgkeel.lint.at import StatementAt
from pgkeel.lint.operations.objects import DoBlock
from pgkeel.lint.operations.operation import Opaque, Operation, Unread
from pgkeel.lint.operations.session import TransactionControl
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.reading.statement import operations
from pgkeel.sql import Embedded, Parsed, SqlText, SyntaxProblem, parse_located, read_body

Step = tuple[Operation, StatementAt]


def steps(parsed: Parsed, number: int, text: SqlText, scope: Scope) -> Iterator[Step]:
    """Yield the operations of one statement; a DO block is followed by those inside it."""
    tree = parsed.tree
    statement = StatementAt(
        start=parsed.start, end=parsed.end, tree=tree, number=number, shift=parsed.shift
    )
    if tree is None:
        if parsed.problem:
            yield Unread(at=parsed.start, why=parsed.problem.message), statement
        return
    for op in operations(tree, scope, parsed.shift):
        yield op, statement
        if isinstance(op, DoBlock):
            yield from _inside(statement, text, scope)


def _inside(block: StatementAt, text: SqlText, scope: Scope) -> Iterator[Step]:
    body = read_body(text.buffer[block.start : block.end])
    if body is None:
        yield Opaque(at=block.start), block
        return
    found: list[Embedded | int] = [*body.statements, *body.transaction_control]
    for one in sorted(found, key=lambda one: one if isinstance(one, int) else one.start):
        if isinstance(one, int):
            yield _control(one, block, text)
        else:
            yield from _embedded(one, block, scope)


def _control(offset: int, block: StatementAt, text: SqlText) -> Step:
    """Return the COMMIT or ROLLBACK at ``offset`` of a DO block."""
    start = block.start + offset
    is_commit = text.buffer[start : start + len(b"commit")].lower() == b"commit"
    end = start + len(b"commit" if is_commit else b"rollback")
    where = StatementAt(start=start, end=end, tree=None, number=block.number, embedded=True)
    return TransactionControl(at=start, what="commit" if is_commit else "rollback"), where


def _embedded(one: Embedded, block: StatementAt, scope: Scope) -> Iterator[Step]:
    start = block.start + one.start
    statement = StatementAt(
        start=start,
        end=block.start + one.end,
        tree=None,
        number=block.number,
        shift=block.start + one.at,
        guards=one.guards,
        embedded=True,
        in_loop=one.in_loop,
        in_handler=one.in_handler,
    )
    if one.opaque:
        yield Opaque(at=start, expression=one.sql), statement
        return
    found = parse_located(one.sql)
    if isinstance(found, SyntaxProblem):
        # What PL/pgSQL itself understands, such as an assignment to a part of a variable.
        return
    for located in found:
        for op in operations(located[2], scope, block.start + one.at):
            yield op, statement
