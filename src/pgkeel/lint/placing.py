"""Finds the place of an operation for which the parser has none."""

import re

from pgkeel.lint.at import StatementAt
from pgkeel.lint.operations.operation import UNKNOWN, Operation
from pgkeel.sql import SqlText

# What a comma can hide in: quotes, dollar quotes, comments. Nothing here needs to be exact about
# nested ones: at worst the place is that of the statement.
_TOKEN = re.compile(
    rb"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\$(\w*)\$.*?\$\1\$|--[^\n]*|/\*.*?\*/|[(),\[\]]",
    re.DOTALL,
)
_BLANK = re.compile(rb"(?:\s|--[^\n]*\n|/\*.*?\*/)*", re.DOTALL)
_FIRST_COMMAND = re.compile(
    rb"\s+(?:if\s+exists\s+)?(?:only\s+)?(?:(?:\"(?:[^\"]|\"\")*\"|[^\s\".*]+)\.?)+(?:\s*\*)?\s+",
    re.IGNORECASE,
)
_ALTER = re.compile(
    rb"alter\s+(?:foreign\s+table|materialized\s+view|table|view|index|sequence|type)",
    re.IGNORECASE,
)


def offset_of(op: Operation, statement: StatementAt, text: SqlText) -> int:
    """Return the byte offset in the file that shows ``op`` best, always inside its statement."""
    if op.at != UNKNOWN:
        return min(max(op.at, statement.start), max(statement.start, statement.end - 1))
    if op.part != UNKNOWN:
        return _command(text.buffer[statement.start : statement.end], op.part) + statement.start
    return statement.start


def _command(sql: bytes, part: int) -> int:
    """Return where command number ``part`` of an ALTER TABLE begins."""
    head = _ALTER.match(sql)
    first = _FIRST_COMMAND.match(sql, head.end()) if head else None
    if first is None:
        return 0
    at, depth = first.end(), 0
    for found in _TOKEN.finditer(sql, at):
        token = found[0]
        if token in (b"(", b"["):
            depth += 1
        elif token in (b")", b"]"):
            depth -= 1
        elif token == b"," and depth == 0:
            if part == 0:
                break
            part -= 1
            blank = _BLANK.match(sql, found.end())
            at = blank.end() if blank else found.end()
    return at
