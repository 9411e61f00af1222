"""Finds every syntax error of a file, not only the first."""

from collections.abc import Iterator, Sequence

from pgkeel.sql.parser import syntax_problem
from pgkeel.sql.statement import Statement, SyntaxProblem
from pgkeel.sql.text import SqlText

_WHOLE_FILE = 4 << 20


def problems(text: SqlText, statements: Sequence[Statement]) -> Iterator[SyntaxProblem]:
    """Yield what PostgreSQL's grammar refuses in each of ``statements``, at its place in the file.

    A file without an error costs one call of the parser, if it is not too large for that.
    """
    start, size = text.start, len(text.buffer)
    is_plain = all(statement.kind == "sql" for statement in statements)
    if is_plain and size <= _WHOLE_FILE and syntax_problem(text.buffer[start:size]) is None:
        return
    for statement in statements:
        if statement.kind == "meta":
            continue
        found = syntax_problem(text.buffer[statement.start : statement.end])
        if found:
            yield SyntaxProblem(statement.start + found.offset, found.message)
