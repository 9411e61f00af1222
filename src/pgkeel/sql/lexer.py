"""Finds where statements begin and end, as psql's own lexer does; one pass, bounded memory.

The parser gives nothing for a file with one syntax error, so boundaries are found first. Patterns
skip in C over what cannot end a statement; none of them can back up over what it has taken.
"""

import re
from collections.abc import Generator, Iterator

from pgkeel.sql.copying import find_data, is_copy_from_stdin, is_meta_copy_from_stdin
from pgkeel.sql.quoting import UnclosedError, comment_at, match_end, skip_gap, step_over
from pgkeel.sql.statement import Comment, Item, Statement, SyntaxProblem
from pgkeel.sql.text import Buffer, SqlText

_PLAIN = rb"[^'\"$;\\/\-]*"
_STRING = rb"(?<![eE])'[^'\\]*'"
# Not one that may be continued in a next line: `step_over` has a look at that.
_ESCAPE_STRING = (
    rb"(?<=[eE])(?<![\w$\x80-\xff][eE])'[^'\\]*(?:(?:\\[\x00-\xff]|'')[^'\\]*){0,100}'"
    rb"(?![ \t\f\v]*[\r\n'\-])"
)
_DOLLAR_QUOTED = rb"(?<![\w$\x80-\xff])\$\$[^$]*\$\$"
# Bounded, since the matcher remembers every round of the group.
_SKIP = re.compile(
    rb"%b(?:(?:%b|%b|%b|\"[^\"]*\"|-(?!-)|/(?!\*))%b){0,1000}"
    % (_PLAIN, _STRING, _ESCAPE_STRING, _DOLLAR_QUOTED, _PLAIN)
)
"""What ends nothing: words, marks, names and strings."""

_NESTING_MARK = re.compile(
    rb"['\"$;()\\]|--|/\*|(?<![\w$\x80-\xff])(?:begin|case|end)(?![\w$\x80-\xff])", re.IGNORECASE
)
"""What may end, open or close something where a statement can have semicolons inside."""

_BLANKS = b" \t\r\n\f\v"
_BETWEEN = re.compile(rb"[ \t\r\n\f\v;]*")
_REST_OF_LINE = re.compile(rb"[ \t\r\f\v;]*")
_WORD = re.compile(rb"[A-Za-z_\x80-\xff][\w$\x80-\xff]*")
_LINE_END = re.compile(rb"[\r\n]")

# A semicolon can stand inside of two kinds of statement only (manual: CREATE RULE; CREATE
# FUNCTION, sql_body). Where a comment comes first, the words behind it decide.
_TELLING = re.compile(
    rb"copy\b|create(?:[ \t\r\n\f\v]+(?:or|rule|function|procedure)\b|[ \t\r\n\f\v]*[/-])",
    re.IGNORECASE,
)
_ROUTINES = (b"function", b"procedure")
_ATOMIC = re.compile(rb"\batomic\b", re.IGNORECASE)
_MOST_UNBALANCED = 20
"""Each is read to the end of the file, so many would take long."""


def scan(text: SqlText) -> Iterator[Item]:
    """Yield statements, comments and problems in file order; a comment inside comes before its own.

    A problem is placed where something was opened that is never closed.
    """
    return _Scan(text).items()


def leading_comments(text: SqlText) -> list[Comment]:
    """Return the comments above the first statement; nothing after them is read."""
    comments: list[Comment] = []
    position = match_end(_BETWEEN, text.buffer, text.start)
    try:
        while comment := comment_at(text.buffer, position, inside=False):
            comments.append(comment)
            position = match_end(_BETWEEN, text.buffer, comment.end)
    except UnclosedError:
        pass  # whoever reads the statements tells of it
    return comments


def split(text: SqlText) -> Iterator[Statement | SyntaxProblem]:
    """Yield what ``scan`` does, without the comments."""
    return (item for item in scan(text) if not isinstance(item, Comment))


class _UnbalancedError(UnclosedError):
    """Only a parenthesis or a body is open: with the semicolons in it taken, text goes on."""


class _Scan:
    """One pass over one file."""

    def __init__(self, text: SqlText) -> None:
        self._buffer: Buffer = text.buffer
        self._size = len(text.buffer)
        self._start = text.start
        self._unbalanced = 0

    def items(self) -> Iterator[Item]:
        buffer, position = self._buffer, self._start
        try:
            while (position := match_end(_BETWEEN, buffer, position)) < self._size:
                byte = buffer[position : position + 1]
                comment = comment_at(buffer, position, inside=False) if byte in b"-/" else None
                if comment:
                    yield comment
                    position = comment.end
                elif byte == b"\\":
                    position = yield from self._meta(position)
                elif byte in b"cC" and _TELLING.match(buffer, position):
                    position = yield from self._telling(position)
                else:
                    comments, end = self._find_plain_end(position)
                    yield from comments
                    yield Statement(kind="sql", start=position, end=self._trim(position, end))
                    position = end
        except UnclosedError as unclosed:
            yield unclosed.problem

    def _meta(self, start: int) -> Generator[Item, None, int]:
        found = _LINE_END.search(self._buffer, start)
        end = found.start() if found else self._size
        if not is_meta_copy_from_stdin(self._buffer, start):
            yield Statement(kind="meta", start=start, end=end)
            return end
        data, after = find_data(self._buffer, end)
        yield Statement(kind="meta", start=start, end=end, data=data)
        return self._size if after is None else after

    def _telling(self, start: int) -> Generator[Item, None, int]:
        """Yield the statement at ``start``, whose first words tell that more has to be known."""
        head = self._head(start)
        comments, end = self._find_plain_end(start)
        if self._may_nest(head, start, end):
            try:
                comments, end = self._find_nested_end(start)
            except _UnbalancedError as unbalanced:
                # Its first semicolon is taken for its end, so that what follows is not hidden.
                self._unbalanced += 1
                yield unbalanced.problem
        yield from comments
        if head[0] == b"copy" and self._buffer[end : end + 1] == b";":
            return (yield from self._copy(start, end))
        yield Statement(kind="sql", start=start, end=self._trim(start, end))
        return end

    def _may_nest(self, head: list[bytes], start: int, end: int) -> bool:
        """Whether the semicolon at ``end`` may be one inside, as told by the text before it."""
        kind = head[3:4] if head[1:3] == [b"or", b"replace"] else head[1:2]
        if head[0] != b"create" or not kind or self._unbalanced >= _MOST_UNBALANCED:
            return False
        text = self._buffer[start:end]
        if kind[0] == b"rule":
            return b"(" in text
        return kind[0] in _ROUTINES and (
            _ATOMIC.search(text) is not None or text.count(b"(") > text.count(b")")
        )

    def _copy(self, start: int, end: int) -> Generator[Item, None, int]:
        last = self._trim(start, end)
        if not is_copy_from_stdin(self._buffer, start, end):
            yield Statement(kind="sql", start=start, end=last)
            return end
        data, after = find_data(self._buffer, end)
        if after is None:
            yield SyntaxProblem(start, "the data of this COPY is not ended by a line \\.")
        yield Statement(kind="copy", start=start, end=last, data=data)
        yield from self._behind_copy(end, data[0])
        return self._size if after is None else after

    def _behind_copy(self, position: int, data: int) -> Iterator[Item]:
        """Yield what stands between a COPY's semicolon and its data; psql would run it after them.

        A comment may; anything else is refused, since no reader would expect that order.
        """
        while (position := match_end(_REST_OF_LINE, self._buffer, position)) < data:
            comment = comment_at(self._buffer, position, inside=False)
            if comment and comment.end <= data:
                yield comment
                position = comment.end
            elif self._buffer[position : position + 1] == b"\n":
                return
            else:
                yield SyntaxProblem(
                    position, "this is between a COPY and its data, which begins on the next line"
                )
                return

    def _head(self, start: int) -> list[bytes]:
        """Return the first words of a statement, in lower case: enough to tell its kind."""
        words: list[bytes] = []
        position = start
        while len(words) < 4 and (found := _WORD.match(self._buffer, position)):
            words.append(found[0].lower())
            position = skip_gap(self._buffer, found.end())
        return words

    def _find_plain_end(self, start: int) -> tuple[list[Comment], int]:
        """Return the comments in the statement at ``start``, and where its semicolon is."""
        buffer = self._buffer
        comments: list[Comment] = []
        position = start
        while True:
            position = match_end(_SKIP, buffer, position)
            byte = buffer[position : position + 1]
            if byte in (b";", b"\\", b""):
                return comments, position
            position = step_over(buffer, position, byte, comments)

    def _find_nested_end(self, start: int) -> tuple[list[Comment], int]:
        """Return the same of a statement that may have semicolons in parentheses or in a body."""
        buffer = self._buffer
        comments: list[Comment] = []
        opened: list[int] = []
        position = start
        while found := _NESTING_MARK.search(buffer, position):
            at, position = found.span()
            mark = found[0].lower()
            if mark == b"\\" or (mark == b";" and not opened):
                return comments, at
            if mark == b"(":
                opened.append(at)
            elif mark == b")":
                del opened[-1:]
            elif mark in (b"begin", b"case", b"end"):
                self._count(mark, at, position, opened)
            elif mark != b";":
                position = step_over(buffer, at, mark[:1], comments)
        if opened:
            what = "a parenthesis" if self._is_parenthesis(opened[-1]) else "a body or CASE"
            raise _UnbalancedError(opened[-1], what)
        return comments, self._size

    def _count(self, word: bytes, start: int, end: int, opened: list[int]) -> None:
        """Keep count of BEGIN ATOMIC, CASE and END outside of parentheses, as psql does."""
        if not opened:
            after = _WORD.match(self._buffer, skip_gap(self._buffer, end))
            if word == b"begin" and after and after[0].lower() == b"atomic":
                opened.append(start)
        elif self._is_parenthesis(opened[-1]):
            return
        elif word == b"case":
            opened.append(start)
        elif word == b"end":
            opened.pop()

    def _is_parenthesis(self, position: int) -> bool:
        return self._buffer[position : position + 1] == b"("

    def _trim(self, start: int, end: int) -> int:
        while end > start and self._buffer[end - 1] in _BLANKS:
            end -= 1
        return end
