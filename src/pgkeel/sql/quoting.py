"""How far a quoted thing or a comment reaches, as psql sees it; for this package's lexer."""

import re

from pgkeel.sql.statement import Comment, SyntaxProblem
from pgkeel.sql.text import Buffer

_BLANK = re.compile(rb"[ \t\r\n\f\v]*")
_LINE_COMMENT = re.compile(rb"--[^\r\n]*")
_LINE_END = re.compile(rb"[\r\n]")
_COMMENT_MARK = re.compile(rb"/\*|\*/")
_DOLLAR = re.compile(rb"\$(?:[A-Za-z_\x80-\xff][\w\x80-\xff]*)?\$")
_QUOTE_OR_BACKSLASH = re.compile(rb"['\\]")


class UnclosedError(Exception):
    """Something is opened and never closed; ``problem`` is placed where it was opened."""

    def __init__(self, offset: int, what: str) -> None:
        super().__init__(what)
        self.problem = SyntaxProblem(offset, f"{what} that begins here is never closed")


def match_end(pattern: re.Pattern[bytes], buffer: Buffer, position: int) -> int:
    """Return where a match of ``pattern`` at ``position`` ends; ``position`` when there is none."""
    found = pattern.match(buffer, position)
    return found.end() if found else position


def comment_at(buffer: Buffer, position: int, *, inside: bool) -> Comment | None:
    """Return the comment that begins at ``position``, if one does."""
    mark = buffer[position : position + 2]
    if mark == b"--":
        end = match_end(_LINE_COMMENT, buffer, position)
    elif mark == b"/*":
        end = _comment_end(buffer, position)
    else:
        return None
    return Comment(
        start=position, end=end, text_start=position + 2, block=mark == b"/*", inside=inside
    )


def skip_gap(buffer: Buffer, position: int, comments: list[Comment] | None = None) -> int:
    """Return where the next word or mark begins; comments in between are added to ``comments``."""
    while True:
        position = match_end(_BLANK, buffer, position)
        comment = comment_at(buffer, position, inside=True)
        if comment is None:
            return position
        if comments is not None:
            comments.append(comment)
        position = comment.end


def step_over(buffer: Buffer, position: int, byte: bytes, comments: list[Comment]) -> int:
    """Step over what begins with the mark ``byte``: a quoted thing, a comment, or only the mark."""
    if byte in b"-/":
        comment = comment_at(buffer, position, inside=True)
        if comment:
            comments.append(comment)
        return comment.end if comment else position + 1
    if byte == b"$":
        return _dollar_quoted_end(buffer, position)
    if byte == b"'" and _is_escape_string(buffer, position):
        return _escape_string_end(buffer, position, comments)
    # A doubled quote inside reads as one thing ending and the next beginning.
    end = buffer.find(byte, position + 1)
    if end < 0:
        raise UnclosedError(position, "a quoted name" if byte == b'"' else "a string")
    return end + 1


def _is_escape_string(buffer: Buffer, position: int) -> bool:
    before = buffer[max(0, position - 2) : position]
    return before[-1:] in (b"e", b"E") and not (len(before) == 2 and _in_word(before[:1]))


def _escape_string_end(buffer: Buffer, opened: int, comments: list[Comment]) -> int:
    """Return the end of an escape string; backslashes count in all parts of a continued one."""
    position = opened + 1
    while found := _QUOTE_OR_BACKSLASH.search(buffer, position):
        position = found.end()
        if found[0] == b"\\" or buffer[position : position + 1] == b"'":
            position += 1
            continue
        # With a line end between them two strings are one (manual: String Constants). Here the
        # server decides: psql, which reads by lines, tears these into what no server accepts.
        passed: list[Comment] = []
        after = skip_gap(buffer, position, passed)
        is_continued = buffer[after : after + 1] == b"'" and (
            _LINE_END.search(buffer, position, after) and not any(one.block for one in passed)
        )
        if not is_continued:
            return position
        comments += passed
        position = after + 1
    raise UnclosedError(opened, "a string")


def _dollar_quoted_end(buffer: Buffer, position: int) -> int:
    found = _DOLLAR.match(buffer, position)
    if not found or (position > 0 and _in_word(buffer[position - 1 : position])):
        return position + 1  # a parameter such as $1, or part of a name such as a$b
    tag = found[0]
    end = buffer.find(tag, found.end())
    if end < 0:
        raise UnclosedError(position, f"a dollar quote {tag.decode()}")
    return end + len(tag)


def _comment_end(buffer: Buffer, position: int) -> int:
    depth = 0
    for mark in _COMMENT_MARK.finditer(buffer, position):
        depth += 1 if mark[0] == b"/*" else -1
        if depth == 0:
            return mark.end()
    raise UnclosedError(position, "a comment")


def _in_word(byte: bytes) -> bool:
    return byte.isalnum() or byte in (b"_", b"$") or byte >= b"\x80"
