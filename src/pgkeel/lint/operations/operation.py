"""The root of all operations."""

from msgspec import Struct

UNKNOWN = -1


class Operation(Struct, frozen=True, kw_only=True, gc=False):
    """One thing that a statement does.

    ``at`` is the byte offset in the file of what best shows it, ``UNKNOWN`` where the parser gives
    none; then ``part`` numbers the commands of one ALTER TABLE, so that its place can be found.
    """

    at: int = UNKNOWN
    part: int = UNKNOWN


class Other(Operation, frozen=True, kw_only=True, gc=False):
    """A statement that no other operation stands for; ``kind`` is the parser's name of it."""

    kind: str


class Unread(Operation, frozen=True, kw_only=True, gc=False):
    """A correct statement that is too long or nested too deeply to be read as a tree."""

    why: str


class Opaque(Operation, frozen=True, kw_only=True, gc=False):
    """EXECUTE of a text that is only made when it runs, or a DO block that cannot be read.

    ``expression`` is what makes the text, ``None`` for a block.
    """

    expression: bytes | None = None


class FileEnd(Operation, frozen=True, kw_only=True, gc=False):
    """The end of a migration: what it left open is known."""


class HistoryEnd(Operation, frozen=True, kw_only=True, gc=False):
    """The end of all migrations: what no later one mended is known."""


class SuppressionEnd(Operation, frozen=True, kw_only=True, gc=False):
    """One rule of an ``allow`` comment, once all that it could silence is known."""

    slug: str
    known: bool
    """Whether there is such a rule."""
    near: str | None = None
    """The rule whose name comes closest, where there is none of that name."""
    used: bool
    active: bool
    """Whether the rule is asked at all: not so where its level is off."""


class DestructiveAllowed(Operation, frozen=True, kw_only=True, gc=False):
    """An ``allow`` comment for what can lose data, where no spec approves that.

    ``why`` says in words why none does.
    """

    slug: str
    why: str
