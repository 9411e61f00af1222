"""A file of JSON lines: read in pieces of whole lines, parsed one by one where that is needed."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from pgkeel.data.seeding.texts import BOM, open_text, refuse_utf_16, unreadable
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import seeds
from pgkeel.sql import SqlText, find_undecodable

_PIECE = 1 << 18
_HALF = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_BLANK = re.compile(r"[ \t\r]*")
_LINE = msgspec.json.Decoder(dict[str, msgspec.Raw])


class KeysError(Exception):
    """A line has other keys than the first one."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def pieces(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the file in pieces of whole lines, each with the number of its first line."""
    try:
        file = path.open("rb", buffering=0)
    except OSError as error:
        raise unreadable(path, error.strerror or str(error)) from error
    with file:
        line, kept = 1, b""
        piece = file.read(_PIECE)
        refuse_utf_16(piece[:2], path)
        piece = piece.removeprefix(BOM)
        while piece:
            text = kept + piece
            end = text.rfind(b"\n") + 1
            kept = text[end:]
            if end:
                yield line, text[:end]
                line += text.count(b"\n")
            piece = file.read(_PIECE)
        if kept:
            yield line, kept


def read_keys(path: Path) -> tuple[tuple[str, Place], ...] | None:
    """Return the keys of the first line that is not blank; ``None`` where there is no line."""
    for first, piece in pieces(path):
        for number, line in enumerate(piece.split(b"\n"), start=first):
            if line.strip():
                text = open_text(path)
                start = line_start(text, number)
                found = parse_line(path, number, line, None)
                return tuple((name, text.place(_key_offset(text, start, name))) for name in found)
    return None


def parse_line(
    path: Path, number: int, line: bytes, known: frozenset[str] | None
) -> dict[str, str]:
    """Return the keys of a line, and the JSON text of each value.

    DAT304 where it is no object, DAT302 for a key that is not in ``known``.
    """
    try:
        found = {key: str(raw, "utf-8") for key, raw in _LINE.decode(line).items()}
    except msgspec.MsgspecError as error:
        message, offset = _fault(line)
        place = _place(path, number, offset)
        raise KeelError(seeds.BAD_JSON, message, place=place) from error
    except UnicodeDecodeError as error:
        bad = find_undecodable(line)
        place = _place(path, number, bad[0] if bad else error.start)
        raise KeelError(seeds.UNREADABLE, "not UTF-8", place=place) from error
    for key in found:
        if known is not None and key not in known:
            text = open_text(path)
            start = line_start(text, number)
            place = text.place(_key_offset(text, start, key))
            raise KeelError(seeds.NO_COLUMN, f"the table has no column {key!r}", place=place)
    return found


def _fault(line: bytes) -> tuple[str, int]:
    """Return what is wrong with a line, and at which byte."""
    text = line.decode(errors="replace")
    if not text.lstrip().startswith("{"):
        return "a line has to be one object: {…}", 0
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.msg[:1].lower() + error.msg[1:], len(text[: error.pos].encode())
    except RecursionError:
        return "nested too deeply", 0
    # Python's own reader lets pass what JSON has not.
    if found := _HALF.search(text):
        return f"{found[0]} is half of a character", len(text[: found.start()].encode())
    return "this is no JSON: NaN and Infinity, for one, are none", 0


def line_start(text: SqlText, number: int) -> int:
    """Return where line ``number`` begins."""
    at = text.start
    for _ in range(number - 1):
        at = text.buffer.find(b"\n", at) + 1
    return at


def row_line(text: SqlText, row: int) -> int:
    """Return the line of the ``row``-th row: blank lines are none."""
    at, line, seen = text.start, 0, 0
    while at < len(text.buffer):
        end = text.buffer.find(b"\n", at)
        end = len(text.buffer) if end < 0 else end
        line += 1
        seen += bool(text.buffer[at:end].strip())
        if seen == row:
            return line
        at = end + 1
    return line


def value_offset(text: SqlText, start: int, key: str) -> int:
    """Return where the value of ``key`` is in the object that begins at ``start``, or the key."""
    return _offset(text, start, key, value=True)


def _key_offset(text: SqlText, start: int, key: str) -> int:
    return _offset(text, start, key, value=False)


def _offset(text: SqlText, start: int, key: str, *, value: bool) -> int:
    end = text.buffer.find(b"\n", start)
    line = text.buffer[start : len(text.buffer) if end < 0 else end].decode(errors="replace")
    decode = json.JSONDecoder(strict=False).raw_decode
    at = _skip(line, line.find("{") + 1)
    try:
        while line[at : at + 1] == '"':
            name, after = decode(line, at)
            begins = _skip(line, _skip(line, after) + 1)
            if name == key:
                return start + len(line[: begins if value else at].encode())
            _, at = decode(line, begins)
            at = _skip(line, _skip(line, at) + 1)
    except (ValueError, RecursionError):
        pass
    return start


def _skip(line: str, at: int) -> int:
    found = _BLANK.match(line, at)
    return found.end() if found else at


def _place(path: Path, number: int, offset: int = 0) -> Place:
    text = open_text(path)
    return text.place(line_start(text, number) + offset)
