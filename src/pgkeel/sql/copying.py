"""COPY … FROM stdin: how to know it, and where its data is; for this package's lexer."""

import re

from pgkeel.sql.quoting import comment_at, match_end, step_over
from pgkeel.sql.text import Buffer

_BLANK = re.compile(rb"[ \t\r\n\f\v]*")
_WORD = re.compile(rb"[A-Za-z_\x80-\xff][\w$\x80-\xff]*")
_DATA_END = re.compile(rb"^\\\.\r?$", re.MULTILINE)
_META_FROM_STDIN = re.compile(rb"\\copy[ \t][^\r\n]*\bfrom[ \t]+stdin\b", re.IGNORECASE)
_LONGEST_HEAD = 1 << 16


def is_copy_from_stdin(buffer: Buffer, start: int, end: int) -> bool:
    """Whether FROM STDIN stands outside of parentheses and quotes of this COPY."""
    if end - start > _LONGEST_HEAD:
        return False
    depth = 0
    before = b""
    position = start
    while position < end:
        byte = buffer[position : position + 1]
        found = _WORD.match(buffer, position)
        if found:
            word = found[0].lower()
            if depth == 0 and (before, word) == (b"from", b"stdin"):
                return True
            before, position = word, found.end()
        elif byte in b"-/'\"$":
            is_comment = byte in b"-/" and comment_at(buffer, position, inside=True) is not None
            before = before if is_comment else b""
            position = step_over(buffer, position, byte, [])
        else:
            depth += (byte == b"(") - (byte == b")")
            position = max(position + 1, match_end(_BLANK, buffer, position))
    return False


def is_meta_copy_from_stdin(buffer: Buffer, start: int) -> bool:
    r"""Whether psql's own ``\copy`` stands here, and reads its data from below itself."""
    return _META_FROM_STDIN.match(buffer, start) is not None


def find_data(buffer: Buffer, position: int) -> tuple[tuple[int, int], int | None]:
    r"""Return the range of the data below the line of ``position``, and where its ``\.`` ends.

    Without that line the data reaches to the end of the file, and ``None`` is returned with it.
    """
    line = buffer.find(b"\n", position)
    start = line + 1 if line >= 0 else len(buffer)
    ended = _DATA_END.search(buffer, start)
    if ended is None:
        return (start, len(buffer)), None
    return (start, ended.start()), ended.end()
