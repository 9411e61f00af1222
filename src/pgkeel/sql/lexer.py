"""Finds where statements begin and end, as psql's own lexer does; one pass, bounded memory.

The parser gives nothing for a file with one syntax error, so boundaries are found first. Patterns
skip in C over what cannot end a statement; none of them can back up over what it has taken.
"""

import re
from collections.abc import Iterator

from pgkeel.sql.statement import Comment, Item, Statement, SyntaxProblem
from pgkeel.sql.text import Buffer, SqlText

_PLAIN = rb"[^'\"$;\\/\-]*"
# Bounded, since the matcher remembers every round of the group.
_SKIP = re.compile(rb"%b(?:(?:'[^'\\]*'|\"[^\"]*\"|-(?!-)|/(?!\*))%b){0,1000}" % (_PLAIN, _PLAIN))
"""What ends nothing: words, marks, names, and strings without a backslash."""

_SKIP_TO_WORD = re.compile(rb"[^'\"$;()\\/\-A-Za-z_\x80-\xff]*")
"""The same where words and parentheses matter, too."""

_BLANK = re.compile(rb"[ \t\r\n\f\v]*")
_BETWEEN = re.compile(rb"[ \t\r\n\f\v;]*")
_LINE_COMMENT = re.compile(rb"--[^\r\n]*")
_COMMENT_MARK = re.compile(rb"/\*|\*/")
_DOLLAR = re.compile(rb"\$(?:[A-Za-z_\x80-\xff][\w\x80-\xff]*)?\$")
_QUOTE_OR_BACKSLASH = re.compile(rb"['\\]")
_WORD = re.compile(rb"[A-Za-z_\x80-\xff][\w$\x80-\xff]*")
_END_OF_LINE = re.compile(rb"[\r\n]")
_COPY_END = re.compile(rb"^\\\.\r?$", re.MULTILINE)

_TELLING_HEAD = re.compile(rb"create\b|copy\b", re.IGNORECASE)
_ROUTINES = (b"function", b"procedure")
_LONGEST_COPY = 1 << 16
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
                position = self._match_end(_BETWEEN, position)
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
        head = self._head(start) if _TELLING_HEAD.match(self._buffer, start) else []
        try:
            comments, end = self._find_end(start, head)
        except _UnbalancedError as unbalanced:
            # Look again with every semicolon taken for an end, so that what follows is not hidden.
            self._second_looks += 1
            yield unbalanced.problem
            comments, end = self._find_plain_end(start)
        yield from comments
        yield from self._with_data(start, end, is_copy=head[:1] == [b"copy"])

    def _meta(self, start: int) -> Statement:
        found = _END_OF_LINE.search(self._buffer, start)
        return Statement(kind="meta", start=start, end=found.start() if found else self._size)

    def _head(self, start: int) -> list[bytes]:
        """Return the first words of a statement, in lower case: enough to tell its kind."""
        words: list[bytes] = []
        position = start
        while len(words) < 4 and (found := _WORD.match(self._buffer, position)):
            words.append(found[0].lower())
            position = self._skip_gap(found.end())
        return words

    def _find_end(self, start: int, head: list[bytes]) -> tuple[list[Comment], int]:
        """Return the comments in the statement at ``start``, and where its semicolon is.

        Only in two kinds of statement can a semicolon stand inside (manual: CREATE RULE; CREATE
        FUNCTION, sql_body).
        """
        kind = head[3:4] if head[1:3] == [b"or", b"replace"] else head[1:2]
        if head[:1] != [b"create"] or self._second_looks >= _MOST_SECOND_LOOKS:
            return self._find_plain_end(start)
        if kind == [b"rule"] or (kind and kind[0] in _ROUTINES):
            return self._find_nested_end(start)
        return self._find_plain_end(start)

    def _find_plain_end(self, start: int) -> tuple[list[Comment], int]:
        comments: list[Comment] = []
        position = start
        while True:
            position = self._match_end(_SKIP, position)
            byte = self._buffer[position : position + 1]
            if byte in (b";", b"\\", b""):
                return comments, position
            position = self._step(position, byte, comments)

    def _find_nested_end(self, start: int) -> tuple[list[Comment], int]:
        comments: list[Comment] = []
        opened: list[int] = []
        position = start
        while True:
            position = self._match_end(_SKIP_TO_WORD, position)
            byte = self._buffer[position : position + 1]
            if byte == b"":
                break
            if byte == b"\\" or (byte == b";" and not opened):
                return comments, position
            if byte == b";":
                position += 1
            elif byte == b"(":
                opened.append(position)
                position += 1
            elif byte == b")":
                del opened[-1:]
                position += 1
            elif byte in b"-/'\"$":
                position = self._step(position, byte, comments)
            else:
                position = self._word(position, opened)
        if opened:
            at = opened[-1]
            what = "a parenthesis" if self._buffer[at : at + 1] == b"(" else "a body or CASE"
            raise _UnbalancedError(at, what)
        return comments, self._size

    def _step(self, position: int, byte: bytes, comments: list[Comment]) -> int:
        """Step over what begins with a mark: a quoted thing, a comment, or only the mark."""
        if byte in b"-/":
            comment = self._comment(position, inside=True)
            if comment:
                comments.append(comment)
            return comment.end if comment else position + 1
        if byte == b"$":
            return self._dollar_quoted(position)
        if byte == b'"' or not self._is_escape_string(position):
            # A doubled quote inside reads as one thing ending and the next beginning.
            end = self._buffer.find(byte, position + 1)
        else:
            end = self._find_escape_string_end(position)
        if end < 0:
            raise _UnclosedError(position, "a quoted name" if byte == b'"' else "a string")
        return end + 1

    def _word(self, position: int, opened: list[int]) -> int:
        """Step over a word, keeping count of BEGIN ATOMIC, CASE and END."""
        found = _WORD.match(self._buffer, position)
        end = found.end() if found else position + 1
        word = self._buffer[position:end].lower()
        if word == b"begin":
            after = _WORD.match(self._buffer, self._skip_gap(end))
            if after and after[0].lower() == b"atomic":
                opened.append(position)
                return after.end()
        in_body = bool(opened) and self._buffer[opened[0] : opened[0] + 1] != b"("
        if in_body and word == b"case":
            opened.append(position)
        elif in_body and word == b"end" and self._buffer[opened[-1] : opened[-1] + 1] != b"(":
            opened.pop()
        return end

    def _with_data(self, start: int, end: int, *, is_copy: bool) -> Iterator[Item]:
        last = self._trim(start, end)
        terminated = self._buffer[end : end + 1] == b";"
        if not (is_copy and terminated and self._is_copy_from_stdin(start, end)):
            yield Statement(kind="sql", start=start, end=last)
            return
        line = self._buffer.find(b"\n", end)
        data = line + 1 if line >= 0 else self._size
        ended = _COPY_END.search(self._buffer, data)
        if not ended:
            yield SyntaxProblem(start, "the data of this COPY is not ended by a line \\.")
        until = ended.start() if ended else self._size
        yield Statement(kind="copy", start=start, end=last, data=(data, until))

    def _is_copy_from_stdin(self, start: int, end: int) -> bool:
        """Whether FROM STDIN stands outside of parentheses and quotes."""
        if end - start > _LONGEST_COPY:
            return False
        depth = 0
        before = b""
        position = start
        while position < end:
            byte = self._buffer[position : position + 1]
            found = _WORD.match(self._buffer, position)
            if found:
                word = found[0].lower()
                if depth == 0 and (before, word) == (b"from", b"stdin"):
                    return True
                before, position = word, found.end()
            elif byte in b"-/'\"$":
                is_comment = byte in b"-/" and self._comment(position, inside=True) is not None
                before = before if is_comment else b""
                position = self._step(position, byte, [])
            else:
                depth += (byte == b"(") - (byte == b")")
                position = max(position + 1, self._match_end(_BLANK, position))
        return False

    def _trim(self, start: int, end: int) -> int:
        while end > start and self._buffer[end - 1 : end].isspace():
            end -= 1
        return end

    def _skip_gap(self, position: int) -> int:
        """Return where the next word or mark begins, after blanks and comments."""
        while True:
            position = self._match_end(_BLANK, position)
            comment = self._comment(position, inside=True)
            if comment is None:
                return position
            position = comment.end

    def _is_escape_string(self, position: int) -> bool:
        before = self._buffer[max(0, position - 2) : position]
        return before[-1:] in (b"e", b"E") and not (len(before) == 2 and _in_word(before[:1]))

    def _find_escape_string_end(self, position: int) -> int:
        position += 1
        while found := _QUOTE_OR_BACKSLASH.search(self._buffer, position):
            position = found.end()
            if found[0] == b"\\" or self._buffer[position : position + 1] == b"'":
                position += 1
            else:
                return position - 1
        return -1

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
        mark = self._buffer[position : position + 2]
        if mark == b"--":
            end = self._match_end(_LINE_COMMENT, position)
        elif mark == b"/*":
            end = self._find_comment_end(position)
        else:
            return None
        return Comment(
            start=position, end=end, text_start=position + 2, block=mark == b"/*", inside=inside
        )

    def _find_comment_end(self, position: int) -> int:
        depth = 0
        for mark in _COMMENT_MARK.finditer(self._buffer, position):
            depth += 1 if mark[0] == b"/*" else -1
            if depth == 0:
                return mark.end()
        raise _UnclosedError(position, "a comment")

    def _match_end(self, pattern: re.Pattern[bytes], position: int) -> int:
        found = pattern.match(self._buffer, position)
        return found.end() if found else position


def _in_word(byte: bytes) -> bool:
    return byte.isalnum() or byte in (b"_", b"$") or byte >= b"\x80"
