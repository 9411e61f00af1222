"""Records of a CSV file as PostgreSQL cuts them: for the first line, and to place what is wrong.

Rows themselves are never taken apart here: the server reads them from the file as it is.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pgkeel.sql import Buffer, SqlText

_PIECE = re.compile(rb'[^",\r\n]+|"[^"]*(?:""[^"]*)*(?:"|\Z)|[,\n]|\r\n?')
_QUOTED = re.compile(rb'"[^"]*(?:""[^"]*)*"')


class Value(NamedTuple):
    """One value: where it begins, and what it is."""

    offset: int
    text: bytes


class Record(NamedTuple):
    """One record: its values, where it ends, and the quote that is never closed, if one is."""

    values: tuple[Value, ...]
    end: int
    open: int | None


def read_record(buffer: Buffer, start: int) -> Record:
    """Return the record that begins at ``start``."""
    values: list[Value] = []
    at, text, open_quote = start, b"", None
    end = start
    for piece in _PIECE.finditer(buffer, start):
        found, end = piece[0], piece.end()
        first = found[:1]
        if first in (b"\n", b"\r"):
            break
        if first == b",":
            values.append(Value(at, text))
            at, text = end, b""
        elif first == b'"':
            if not _QUOTED.fullmatch(found):
                open_quote = piece.start()
            text += found[1:].removesuffix(b'"').replace(b'""', b'"')
        else:
            text += found
    values.append(Value(at, text))
    return Record(tuple(values), end, open_quote)


def records(text: SqlText) -> Iterator[tuple[int, int, int]]:
    """Yield of each record, the first line included, where it begins and its first and last line.

    Lines are counted from 1.
    """
    buffer, start, line = text.buffer, text.start, 1
    mark = b"\n" if buffer.find(b"\n", start) >= 0 else b"\r"
    size = len(buffer)
    while start < size:
        end, last = start, line
        quotes = 0
        while True:
            found = buffer.find(mark, end)
            stop = size if found < 0 else found + 1
            quotes += buffer[end:stop].count(b'"')
            end = stop
            if end >= size or quotes % 2 == 0:
                break
            last += 1
        yield start, line, last
        start, line = end, last + 1


def find_record(text: SqlText, *, line: int | None = None, row: int | None = None) -> int | None:
    """Return where the record begins that has ``line`` in it, or is the ``row``-th after the first.

    Both are counted from 1. Of a line after the end it is the last one.
    """
    found = None
    for number, (start, _, last) in enumerate(records(text)):
        found = start
        if number == row or (line is not None and line <= last):
            break
    return found
