"""The bytes of one SQL file, and where in it something is; for everybody who places a finding."""

import codecs
from mmap import mmap
from pathlib import Path

from pgkeel.errors import Place

Buffer = bytes | mmap

BOM = codecs.BOM_UTF8

_CHUNK = 1 << 20
_LONGEST_SHOWN = 400
_CONTINUATION = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that do not begin a character."""


class SqlText:
    """A file's bytes, known to be UTF-8 without NUL (see ``find_undecodable``).

    Offsets are bytes from the start of the file. The buffer may be a memory map: nothing here holds
    on to large pieces of it.
    """

    __slots__ = ("_counted", "_line", "buffer", "path", "start")

    def __init__(self, buffer: Buffer, path: Path) -> None:
        self.buffer = buffer
        self.path = path
        self.start = len(BOM) if buffer[: len(BOM)] == BOM else 0
        """The offset of the first byte after a byte order mark."""
        # Places are mostly asked for in order: line ends are counted on from the last one.
        self._counted = 0
        self._line = 1

    def slice(self, start: int, end: int) -> str:
        """Return the text between two offsets, neither of them inside a character."""
        return self.buffer[start:end].decode()

    def place(self, offset: int) -> Place:
        """Return line and column of ``offset``, with the source line, cut when it is very long."""
        offset = min(offset, len(self.buffer))
        line = self._line_at(offset)
        begin = max(self.buffer.rfind(b"\n", 0, offset) + 1, self.start if line == 1 else 0)
        begin = min(begin, offset)
        end = self.buffer.find(b"\n", offset)
        end = len(self.buffer) if end < 0 else end
        # A cut may fall inside a character; what is left of it is dropped.
        cut = self.buffer[begin : min(end, begin + 4 * _LONGEST_SHOWN)]
        shown = cut.decode(errors="ignore").rstrip("\r")
        column = self._characters(begin, offset) + 1
        text = shown[:_LONGEST_SHOWN] if column <= _LONGEST_SHOWN else None
        return Place(path=self.path, line=line, column=column, text=text)

    def _characters(self, start: int, end: int) -> int:
        return sum(
            len(self.buffer[at : min(at + _CHUNK, end)].translate(None, _CONTINUATION))
            for at in range(start, end, _CHUNK)
        )

    def _line_at(self, offset: int) -> int:
        if offset < self._counted:
            self._counted, self._line = 0, 1
        for start in range(self._counted, offset, _CHUNK):
            self._line += self.buffer[start : min(start + _CHUNK, offset)].count(b"\n")
        self._counted = offset
        return self._line


def find_undecodable(buffer: Buffer) -> tuple[int, str] | None:
    """Return the offset and name of the first byte that UTF-8 text cannot hold, if there is one.

    NUL is valid UTF-8, but PostgreSQL's client library cuts text at it without a word.
    """
    if isinstance(buffer, bytes) and buffer.isascii() and b"\0" not in buffer:
        return None
    if buffer[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return 0, "UTF-16 text"
    decoder = codecs.getincrementaldecoder("utf-8")()
    nul = buffer.find(b"\0")
    end = len(buffer) if nul < 0 else nul
    for start in range(0, end, _CHUNK):
        kept = len(decoder.getstate()[0])
        try:
            decoder.decode(buffer[start : min(start + _CHUNK, end)])
        except UnicodeDecodeError as error:
            return start - kept + error.start, "not UTF-8"
    if kept := len(decoder.getstate()[0]):
        return end - kept, "not UTF-8"
    return (nul, "a NUL byte") if nul >= 0 else None
