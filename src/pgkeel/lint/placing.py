"""Finds the place of an operation for which the parser has none."""

import re

from pgkeel.lint.at import StatementAt
from pgkeel.lint.operations.operation import UNKNOWN, Operation
from pgkeel.sql import SqlText
from pgkeel.sql.quoting import UnclosedError, skip_gap, step_over

_WORD = re.compile(rb"[A-Za-z_\x80-\xff][\w$\x80-\xff]*")
_MARK = re.compile(rb"['\"$/\-(),\[\]]")


def offset_of(op: Operation, statement: StatementAt, text: SqlText) -> int:
    """Return the byte offset in the file that shows ``op`` best, always inside its statement."""
    if op.at != UNKNOWN:
        return min(max(op.at, statement.start), max(statement.start, statement.end - 1))
    if op.part != UNKNOWN:
        return _command(text.buffer[statement.start : statement.end], op.part) + statement.start
    return statement.start


def _command(sql: bytes, part: int) -> int:
    """Return where command number ``part`` of an ALTER TABLE begins; 0 where that is not told.

    It is not where a statement of a DO block stands in a string and has its quotes doubled.
    """
    try:
        at = _first_command(sql)
        for _ in range(part):
            at = skip_gap(sql, _after_comma(sql, at))
    except UnclosedError:
        return 0
    return at if at < len(sql) else 0


def _first_command(sql: bytes) -> int:
    """Step over ALTER, the kind of relation, IF EXISTS, ONLY, the name, and a star behind it."""
    at = 0
    for words in (b"alter", b"foreign materialized", b"table view index sequence type"):
        at = _skip_word(sql, at, words)
    after_if = _skip_word(sql, at, b"if")
    after_exists = _skip_word(sql, after_if, b"exists")
    at = _skip_word(sql, after_exists if after_exists > after_if else at, b"only")
    at = _skip_name(sql, at)
    while sql[at : at + 1] == b".":
        at = _skip_name(sql, skip_gap(sql, at + 1))
    return skip_gap(sql, at + 1) if sql[at : at + 1] == b"*" else at


def _skip_word(sql: bytes, at: int, words: bytes) -> int:
    """Return where the next thing begins, if one of ``words`` is at ``at``; else ``at``."""
    found = _WORD.match(sql, at)
    if not found or found[0].lower() not in words.split():
        return at
    return skip_gap(sql, found.end())


def _skip_name(sql: bytes, at: int) -> int:
    if sql[at : at + 1] == b'"':
        at = step_over(sql, at, b'"', [])
        # A doubled quote reads as one name that ends and another that begins.
        while sql[at : at + 1] == b'"':
            at = step_over(sql, at, b'"', [])
        return skip_gap(sql, at)
    found = _WORD.match(sql, at)
    return skip_gap(sql, found.end()) if found else at


def _after_comma(sql: bytes, at: int) -> int:
    """Return the place behind the next comma that is in no parentheses, quotes or comment."""
    depth = 0
    while found := _MARK.search(sql, at):
        mark, at = found[0], found.end()
        if mark in b"([":
            depth += 1
        elif mark in b")]":
            depth -= 1
        elif mark != b",":
            at = step_over(sql, found.start(), mark, [])
        elif depth == 0:
            return at
    return len(sql)
