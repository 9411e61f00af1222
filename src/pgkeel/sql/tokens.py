"""The words, strings and marks of a piece of SQL or PL/pgSQL; comments and blanks are left out."""

import re
from typing import Literal, NamedTuple

_TOKEN = re.compile(
    rb"(?P<blank>\s+|--[^\n]*)"
    rb"|(?P<comment>/\*)"
    rb"|(?P<escape>[eE]'(?:[^'\\]|\\.|'')*(?:'|\Z))"
    rb"|(?P<string>(?:[uU]&|[nNbBxX])?'(?:[^']|'')*(?:'|\Z))"
    rb"|(?P<quoted>(?:[uU]&)?\"(?:[^\"]|\"\")*(?:\"|\Z))"
    rb"|(?P<dollar>\$(?:[A-Za-z_\x80-\xff][\w\x80-\xff]*)?\$)"
    rb"|(?P<word>[A-Za-z_\x80-\xff][\w$\x80-\xff]*)"
    rb"|(?P<number>\d[\w.]*)"
    rb"|(?P<mark>:=|\.\.|<<|>>|.)",
    re.DOTALL,
)

Kind = Literal["word", "string", "dollar", "quoted", "number", "mark"]


class Token(NamedTuple):
    """One of them, by byte offsets; ``word`` is its text where it is a word or a mark."""

    kind: Kind
    start: int
    end: int
    word: str

    def content(self, sql: bytes) -> tuple[int, int]:
        """Return where the inside of a string begins and ends."""
        text = sql[self.start : self.end]
        if self.kind == "dollar":
            tag = text.index(b"$", 1) + 1
            closed = len(text) >= 2 * tag and text.endswith(text[:tag])
            return self.start + tag, self.end - tag * closed
        opened = text.index(b"'") + 1
        closed = len(text) > opened and text.endswith(b"'")
        return self.start + opened, self.end - closed


def tokens(sql: bytes, start: int, end: int) -> list[Token]:
    """Return the tokens of ``sql`` between two offsets; what is never closed goes to the end."""
    found: list[Token] = []
    position = start
    while position < end:
        match = _TOKEN.match(sql, position, end)
        if match is None:
            break
        kind, after = match.lastgroup or "mark", match.end()
        if kind == "comment":
            after = _comment_end(sql, position, end)
        elif kind == "dollar":
            closing = sql.find(match[0], after, end)
            after = end if closing < 0 else closing + len(match[0])
            found.append(Token("dollar", position, after, ""))
        elif kind == "word":
            found.append(Token("word", position, after, match[0].decode(errors="replace").lower()))
        elif kind == "mark":
            found.append(Token("mark", position, after, match[0].decode(errors="replace")))
        elif kind != "blank":
            known: Kind = "string" if kind in ("string", "escape") else "quoted"
            found.append(Token("number" if kind == "number" else known, position, after, ""))
        position = after
    return found


_COMMENT_MARK = re.compile(rb"/\*|\*/")


def _comment_end(sql: bytes, position: int, end: int) -> int:
    depth = 0
    for mark in _COMMENT_MARK.finditer(sql, position, end):
        depth += 1 if mark[0] == b"/*" else -1
        if depth == 0:
            return mark.end()
    return end
