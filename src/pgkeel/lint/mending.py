"""Mechanical cures: edits of one statement that keep every other byte of the file."""

import re
from collections.abc import Iterable

from msgspec import Struct

from pgkeel.lint.at import At
from pgkeel.names import Name
from pgkeel.sql import SqlText

BLANK = rb"(?:\s|--[^\n]*\n|/\*.*?\*/)+"
_STOP = re.compile(
    rb"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\$(\w*)\$.*?\$\1\$|--[^\n]*|/\*.*?\*/|[(),;\[\]]",
    re.DOTALL,
)


class Edit(Struct, frozen=True):
    """Bytes of the file from ``start`` to before ``end``, and what comes in their place."""

    start: int
    end: int
    text: str
    first: bool = False
    """Whether it comes before all others there: they are to run under it."""


class Mended(Struct, frozen=True):
    """What cures a finding: edits, and what else has to be done."""

    edits: tuple[Edit, ...]
    no_transaction: bool = False
    """The file has to be marked ``-- keel: no-transaction``."""
    validate: tuple[Name, str] | None = None
    """The table and the constraint that a later migration has to validate."""


def after_words(at: At, start: int, words: str) -> int | None:
    """Return the offset after ``words`` at ``start``: blanks stand for any, ``[x]`` for optional.

    ``None`` where the text reads otherwise.
    """
    pattern = b""
    for word in words.split():
        bare = word.strip("[]").encode()
        gap = b"" if not pattern else BLANK
        pattern += rb"(?:" + gap + bare + rb"\b)" + (b"?" if word.startswith("[") else b"")
    sql = at.file.text.buffer[start : at.statement.end]
    found = re.match(pattern, sql, re.IGNORECASE | re.DOTALL)
    return start + found.end() if found else None


def inserted(at: At, offset: int, words: str) -> Edit:
    """Return the edit that puts ``words`` at ``offset``, in capitals where the statement is."""
    first = at.file.text.buffer[at.statement.start : at.statement.start + 6]
    return Edit(offset, offset, words.upper() if first.isupper() else words)


def command_end(at: At, start: int) -> int:
    """Return where the command of ALTER TABLE that holds ``start`` ends."""
    depth = 0
    sql = at.file.text.buffer[start : at.statement.end]
    for found in _STOP.finditer(sql):
        token = found[0]
        if token in (b"(", b"["):
            depth += 1
        elif token in (b")", b"]"):
            depth -= 1
        elif token in (b",", b";") and depth == 0:
            return start + len(sql[: found.start()].rstrip())
    return start + len(sql.rstrip())


def mend_text(text: SqlText, cures: Iterable[Mended]) -> bytes:
    """Return the bytes of ``text`` with all edits done; of two that overlap the first counts."""
    listed = list(cures)
    # Outside a transaction most other cures are other ones: those come with the next pass.
    listed = [cure for cure in listed if cure.no_transaction] or listed
    edits = sorted({edit for cure in listed for edit in cure.edits}, key=_order)
    content = bytes(text.buffer[:])
    parts: list[bytes] = []
    done = 0
    for edit in edits:
        if edit.start >= done:
            parts += [content[done : edit.start], edit.text.encode()]
            done = edit.end
    mended = b"".join([*parts, content[done:]])
    if any(cure.no_transaction for cure in listed):
        head = text.start
        mended = mended[:head] + b"-- keel: no-transaction\n" + mended[head:]
    return mended


def _order(edit: Edit) -> tuple[int, int, bool, str]:
    return edit.start, edit.end, not edit.first, edit.text
