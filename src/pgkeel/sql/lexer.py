"""Finds where statements begin and end, as psql's own lexer does; one pass, bounded memory.

The parser gives nothing for a file with one syntax error, so boundaries are found first. Patterns
are possessive: they skip in C over all that cannot end a statement, and never back up.
"""

import re
from collections.abc import Iterator

from pgkeel.sql.statement import Comment, Item, Statement, SyntaxProblem
from pgkeel.sql.text import WORD, Buffer, SqlText

_PLAIN = rb"[^'\"$;()\\/\-]++|'[^'\\]*+'|\"[^\"]*+\"|-(?!-)|/(?!\*)"
_SKIP = re.compile(rb"(?:%b|\((?:%b)*+\))*+" % (_PLAIN, _PLAIN))
"""What ends nothing: words, strings without a backslash, and simple parentheses around those."""

_SKIP_ROUTINE = re.compile(rb"(?:[^'\"$;()\\/\-A-Za-z_\x80-\xff]++|-(?!-)|/(?!\*))*+")
"""The same where words matter, too."""

_BLANK = re.compile(rb"[ \t\r\n\f\v;]*+")
_LINE_COMMENT = re.compile(rb"--[^\r\n]*+")
_COMMENT_MARK = re.compile(rb"/\*|\*/")
_DOLLAR = re.compile(rb"\$(?:[A-Za-z_\x80-\xff][\w\x80-\xff]*+)?\$")
_STRING = re.compile(rb"'(?:[^']++|'')*+'")
_ESCAPE_STRING = re.compile(rb"'(?:[^'\\]++|''|\\.)*+'", re.DOTALL)
_NAME = re.compile(rb"\"[^\"]*+\"")
_END_OF_LINE = re.compile(rb"[\r\n]")

_GAP = rb"(?:\s|--[^\r\n]*+|/\*(?:[^*]|\*(?!/))*+\*/)++"
_ROUTINE = re.compile(
    rb"create%b(?:or%breplace%b)?(?:function|procedure)\b" % (_GAP, _GAP, _GAP), re.IGNORECASE
)
_ATOMIC = re.compile(rb"begin%batomic\b" % _GAP, re.IGNORECASE)
_IDENTIFIER = rb"(?:\"(?:[^\"]|\"\")*+\"|[A-Za-z_\x80-\xff][\w$\x80-\xff]*+)"
_COPY_IN = re.compile(
    rb"copy%b(?:only%b)?%b(?:\s*\.\s*%b)*\s*(?:\((?:[^()\"]|\"[^\"]*+\")*+\)\s*)?from%bstdin\b"
    % (_GAP, _GAP, _IDENTIFIER, _IDENTIFIER, _GAP),
    re.IGNORECASE,
)
_COPY_END = re.compile(rb"^\\\.\r?$", re.MULTILINE)

_MOST_SECOND_LOOKS = 20


def scan(text: SqlText) -> Iterator[Item]:
    """Yield statements, comments and problems in file order; a comment inside comes before its own.

    A problem is placed where something was opened that is never closed.
    """
    return _Scan(text).items()


def split(text: SqlText) -> Iterator[Statement | SyntaxProblem]:
    """Yield what ``scan`` does, without the comments."""
    return (item for item in scan(text) if not isinstance(item, Comment))


class _UnclosedError(Exception):
    def __init__(self, offset: int, what: str) -> None:
        super().__init__(what)
        self.problem = SyntaxProblem(offset, f"{what} that begins here is never closed")


class _UnbalancedError(_UnclosedError):
    """Only a parenthesis or a body is open: with the semicolons in it taken, text goes on."""


class _Scan:
    """One pass over one file."""

    def __init__(self, text: SqlText) -> None:
        self._buffer: Buffer = text.buffer
        self._size = len(text.buffer)
        self._start = text.start
        self._second_looks = 0

    def items(self) -> Iterator[Item]:
        position = self._start
        try:
            while True:
                position = self._match_end(_BLANK, position)
                if position >= self._size:
                    return
                comment = self._comment(position, inside=False)
                if comment:
                    yield comment
                    position = comment.end
                    continue
                for item in self._statement(position):
                    yield item
                    if isinstance(item, Statement):
                        position = self._after(item)
        except _UnclosedError as unclosed:
            yield unclosed.problem

    def _after(self, statement: Statement) -> int:
        if statement.data is None:
            return statement.end
        ended = _COPY_END.match(self._buffer, statement.data[1])
        return ended.end() if ended else self._size

    def _statement(self, start: int) -> Iterator[Item]:
        if self._buffer[start : start + 1] == b"\\":
            yield self._meta(start)
            return
        try:
            comments, end = self._find_end(start, balanced=self._second_looks < _MOST_SECOND_LOOKS)
        except _UnbalancedError as unbalanced:
            # Look again with every semicolon taken for an end, so that what follows is not hidden.
            self._second_looks += 1
            yield unbalanced.problem
            comments, end = self._find_end(start, balanced=False)
        yield from comments
        yield from self._with_data(start, end)

    def _meta(self, start: int) -> Statement:
        found = _END_OF_LINE.search(self._buffer, start)
        return Statement(kind="meta", start=start, end=found.start() if found else self._size)

    def _with_data(self, start: int, end: int) -> Iterator[Item]:
        last = self._trim(start, end)
        terminated = self._buffer[end : end + 1] == b";"
        if not terminated or not _COPY_IN.match(self._buffer, start, end):
            yield Statement(kind="sql", start=start, end=last)
            return
        line = self._buffer.find(b"\n", end)
        data = line + 1 if line >= 0 else self._size
        ended = _COPY_END.search(self._buffer, data)
        if not ended:
            yield SyntaxProblem(start, "the data of this COPY is not ended by a line \\.")
        until = ended.start() if ended else self._size
        yield Statement(kind="copy", start=start, end=last, data=(data, until))

    def _trim(self, start: int, end: int) -> int:
        while end > start and self._buffer[end - 1 : end] in (
            b" ",
            b"\t",
            b"\n",
            b"\r",
            b"\f",
            b"\v",
        ):
            end -= 1
        return end

    def _find_end(self, start: int, *, balanced: bool) -> tuple[list[Comment], int]:
        """Return the comments in the statement at ``start``, and where its semicolon is."""
        comments: list[Comment] = []
        opened: list[int] = []
        routine = _ROUTINE.match(self._buffer, start) is not None
        skip = _SKIP_ROUTINE if routine else _SKIP
        position = start
        while True:
            position = self._match_end(skip, position)
            if position >= self._size:
                break
            byte = self._buffer[position : position + 1]
            if byte == b";":
                if not (opened and balanced):
                    return comments, position
                position += 1
            elif byte == b"\\":
                return comments, position
            elif byte in b"-/":
                comment = self._comment(position, inside=True)
                if comment:
                    comments.append(comment)
                position = comment.end if comment else position + 1
            elif byte in b"'\"$":
                position = self._quoted(position)
            elif routine and byte not in b"()":
                position = self._word(position, opened)
            else:
                _balance(opened, byte, position)
                position += 1
        if opened and balanced:
            at = opened[-1]
            what = (
                "a parenthesis" if self._buffer[at : at + 1] == b"(" else "a BEGIN ATOMIC or CASE"
            )
            raise _UnbalancedError(at, what)
        return comments, self._size

    def _word(self, position: int, opened: list[int]) -> int:
        """Step over a word of a routine, keeping count of BEGIN ATOMIC, CASE and END."""
        atomic = _ATOMIC.match(self._buffer, position)
        if atomic:
            opened.append(position)
            return atomic.end()
        found = WORD.match(self._buffer, position)
        end = found.end() if found else position + 1
        word = self._buffer[position:end].lower()
        in_body = bool(opened) and self._buffer[opened[0] : opened[0] + 1] != b"("
        if in_body and word == b"case":
            opened.append(position)
        elif in_body and word == b"end" and self._buffer[opened[-1] : opened[-1] + 1] != b"(":
            opened.pop()
        return end

    def _quoted(self, position: int) -> int:
        byte = self._buffer[position : position + 1]
        if byte == b"$":
            return self._dollar_quoted(position)
        if byte == b'"':
            found = _NAME.match(self._buffer, position)
            what = "a quoted name"
        else:
            pattern = _ESCAPE_STRING if self._is_escape_string(position) else _STRING
            found = pattern.match(self._buffer, position)
            what = "a string"
        if not found:
            raise _UnclosedError(position, what)
        return found.end()

    def _is_escape_string(self, position: int) -> bool:
        before = self._buffer[max(0, position - 2) : position]
        return before[-1:] in (b"e", b"E") and not (len(before) == 2 and _in_word(before[:1]))

    def _dollar_quoted(self, position: int) -> int:
        found = _DOLLAR.match(self._buffer, position)
        if not found or (position > 0 and _in_word(self._buffer[position - 1 : position])):
            return position + 1  # a parameter such as $1, or part of a name such as a$b
        tag = found[0]
        end = self._buffer.find(tag, found.end())
        if end < 0:
            raise _UnclosedError(position, f"a dollar quote {tag.decode()}")
        return end + len(tag)

    def _comment(self, position: int, *, inside: bool) -> Comment | None:
        line = _LINE_COMMENT.match(self._buffer, position)
        if line:
            return Comment(
                start=position,
                end=line.end(),
                text_start=position + 2,
                block=False,
                inside=inside,
            )
        if self._buffer[position : position + 2] != b"/*":
            return None
        depth = 0
        for mark in _COMMENT_MARK.finditer(self._buffer, position):
            depth += 1 if mark[0] == b"/*" else -1
            if depth == 0:
                return Comment(
                    start=position,
                    end=mark.end(),
                    text_start=position + 2,
                    block=True,
                    inside=inside,
                )
        raise _UnclosedError(position, "a comment")

    def _match_end(self, pattern: re.Pattern[bytes], position: int) -> int:
        found = pattern.match(self._buffer, position)
        return found.end() if found else position


def _in_word(byte: bytes) -> bool:
    return byte.isalnum() or byte in (b"_", b"$") or byte >= b"\x80"


def _balance(opened: list[int], byte: bytes, position: int) -> None:
    if byte == b"(":
        opened.append(position)
    elif opened:
        opened.pop()
