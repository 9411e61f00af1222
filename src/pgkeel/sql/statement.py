"""What the lexer finds in a file: statements, comments, and what it cannot make sense of."""

from typing import Literal

from msgspec import Struct

Kind = Literal["sql", "copy", "meta"]
"""A statement of SQL; ``COPY … FROM stdin`` with its data; a meta-command of psql."""


class Statement(Struct, frozen=True, kw_only=True):
    """One statement, by byte offsets: from its first token to before its semicolon."""

    kind: Kind
    start: int
    end: int
    data: tuple[int, int] | None = None
    """Where the data of a ``copy`` (or psql's own) is, without the line that ends it."""


class Comment(Struct, frozen=True, kw_only=True):
    """One comment, by byte offsets; ``text_start`` is after its opening mark."""

    start: int
    end: int
    text_start: int
    block: bool
    inside: bool
    """Whether it stands inside a statement."""


class SyntaxProblem(Struct, frozen=True):
    """Something wrong at a byte offset, in words."""

    offset: int
    message: str


Item = Statement | Comment | SyntaxProblem
