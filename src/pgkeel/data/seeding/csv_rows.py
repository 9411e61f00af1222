"""A CSV file for COPY: the bytes as they are, in pieces, and its first line."""

import re
from collections.abc import Iterator
from pathlib import Path

from pgkeel.data.seeding.csv_records import read_record
from pgkeel.data.seeding.texts import BOM, open_text, refuse_utf_16, unreadable
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import seeds

_PIECE = 1 << 18
_END_MARK = re.compile(rb"^\\\.(?=\r?\Z|[\r\n])", re.MULTILINE)
_LONGEST_MARK = len(b"\\.\r") + 1
COPY_OPTIONS = "format csv, header true, encoding 'UTF8'"


def read_header(path: Path) -> tuple[tuple[str, Place], ...]:
    """Return the names in the first line, each with its place; DAT303 where there are none."""
    text = open_text(path)
    record = read_record(text.buffer, text.start)
    if record.open is not None:
        raise KeelError(seeds.BAD_CSV, "a quote is not closed", place=text.place(record.open))
    if not any(value.text.strip() for value in record.values):
        message = "the first line has to name the columns"
        raise KeelError(seeds.BAD_CSV, message, place=text.place(text.start))
    found = []
    for value in record.values:
        try:
            name = value.text.decode()
        except UnicodeDecodeError as error:
            raise unreadable(path, "the first line is not text in UTF-8") from error
        found.append((name, text.place(value.offset)))
    return tuple(found)


def pieces(path: Path, *, marked: bool) -> Iterator[bytes]:
    """Yield the file as COPY takes it, its byte order mark left out.

    ``marked``: the server takes a line of backslash and dot for the end of the data, as those
    before 18 do: where it is a row, it is put in quotes.
    """
    read = _read(path)
    return _guarded(read) if marked else read


def _read(path: Path) -> Iterator[bytes]:
    try:
        file = path.open("rb", buffering=0)
    except OSError as error:
        raise unreadable(path, error.strerror or str(error)) from error
    with file:
        piece = file.read(_PIECE)
        refuse_utf_16(piece[:2], path)
        piece = piece.removeprefix(BOM)
        while piece:
            yield piece
            piece = file.read(_PIECE)


def _guarded(read: Iterator[bytes]) -> Iterator[bytes]:
    quotes = 0
    fresh = True
    kept = b""
    for piece in read:
        text = kept + piece
        end = max(text.rfind(b"\n"), text.rfind(b"\r")) + 1
        # What may be the beginning of such a line waits for the rest of it.
        kept = text[end:] if len(text) - end < _LONGEST_MARK else b""
        text = text[: len(text) - len(kept)]
        yield _quoted(text, quotes, fresh=fresh)
        quotes += text.count(b'"')
        fresh = text[-1:] in (b"\n", b"\r") if text else fresh
    yield _quoted(kept, quotes, fresh=fresh)


def _quoted(text: bytes, quotes: int, *, fresh: bool) -> bytes:
    """Put marks in quotes but where they stand in quotes already; an odd number opens them."""

    def replaced(found: "re.Match[bytes]") -> bytes:
        inside = (quotes + text.count(b'"', 0, found.start())) % 2
        begins = fresh or found.start() > 0
        return found[0] if inside or not begins else b'"' + found[0] + b'"'

    return _END_MARK.sub(replaced, text) if b"\\." in text else text
