"""A whole file as statements with their trees, in one call of the parser where that can be."""

import gc
import re
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from pgkeel.sql.lexer import scan
from pgkeel.sql.parser import LONGEST_TREE, ROOM_FOR_A_BYTE, Located, Tree, parse, parse_located
from pgkeel.sql.stack import run_on_stack
from pgkeel.sql.statement import Statement, SyntaxProblem
from pgkeel.sql.text import SqlText

Result = TypeVar("Result")

_ROOM = 64 << 20
_AT_ONCE = _ROOM // ROOM_FOR_A_BYTE
# The data of COPY, and the mark that ends it, can pass for SQL or hide it.
_COPY = re.compile(rb"\bfrom\s+stdin\b", re.IGNORECASE)


class Parsed(Struct, frozen=True):
    """One statement by byte offsets in its file, and its tree or why it has none."""

    start: int
    end: int
    tree: Tree | None
    problem: SyntaxProblem | None = None
    """At an offset in the file; of a statement that is correct but cannot be read as a tree too."""
    shift: int = 0
    """What has to be added to locations in the tree to make them offsets in the file."""


def with_room(work: Callable[[], Result]) -> Result:
    """Run ``work``, in which ``parsed`` may be called, where the parser has room for it.

    Trees are large and never refer to themselves, so the collector of cycles rests meanwhile: it
    would go through all of them again and again, and find nothing.
    """
    resting = gc.isenabled()
    gc.disable()
    try:
        return run_on_stack(_ROOM + (8 << 20), work)
    finally:
        if resting:
            gc.enable()


def parsed(text: SqlText) -> tuple[list[Parsed], list[SyntaxProblem]]:
    """Return the statements of ``text``, and what the lexer could not make sense of.

    Only inside ``with_room``. Meta-commands of psql are statements without tree or problem.
    """
    start, size = text.start, len(text.buffer)
    if size <= _AT_ONCE:
        sql = text.buffer[start:size]
        found = parse_located(sql)
        if not isinstance(found, SyntaxProblem) and not _COPY.search(sql):
            return [_parsed(one, start, size) for one in found], []
    return _one_by_one(text)


def _one_by_one(text: SqlText) -> tuple[list[Parsed], list[SyntaxProblem]]:
    statements: list[Parsed] = []
    problems: list[SyntaxProblem] = []
    for item in scan(text):
        if isinstance(item, SyntaxProblem):
            problems.append(item)
        elif isinstance(item, Statement):
            statements += _statement(text, item)
    return statements, problems


def _statement(text: SqlText, statement: Statement) -> list[Parsed]:
    start, end = statement.start, statement.end
    if statement.kind == "meta":
        return [Parsed(start, end, None)]
    found = _located(text.buffer[start:end])
    if isinstance(found, SyntaxProblem):
        problem = SyntaxProblem(start + found.offset, found.message)
        return [Parsed(start, end, None, problem)]
    return [_parsed(one, start, end) for one in found]


def _parsed(one: Located, shift: int, end: int) -> Parsed:
    start, stop, tree = one
    return Parsed(start + shift, min(stop + shift, end), tree, None, shift)


def _located(sql: bytes) -> list[Located] | SyntaxProblem:
    if len(sql) <= _AT_ONCE:
        return parse_located(sql)
    if len(sql) > LONGEST_TREE:
        return SyntaxProblem(0, f"{len(sql)} bytes are too long to be read as a tree")
    found = parse(sql)
    if isinstance(found, SyntaxProblem):
        return found
    return [(0, len(sql), tree) for tree in found]
