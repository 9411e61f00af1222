"""The output of pg_dump as a list of entries, each below its comment; pure."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

_HEAD = re.compile(
    rb"\n--\n-- Name: ([^\n]*); Type: ([A-Z ]+); Schema: ([^\n]*); Owner: ([^\n]*)\n--\n"
)
_WORTH_A_LOOK = 1 << 16
"""Bytes: as pg_dump writes them a few thousand at a time."""
# What is quoted may look like anything, the head of an entry included.
_QUOTED = re.compile(
    rb"\$(?P<tag>\w*)\$.*?\$(?P=tag)\$|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*"
    rb"|(?P<open>['\"]|\$\w*\$)",
    re.DOTALL,
)
# What most functions look like: one body, and nothing else that could be a quote.
_AROUND = rb"(?:[^$\"'-]++|'[^']*+'|-(?!-))*+"
_BODY = re.compile(rb"%s\$(\w*)\$[^$]*+\$\1\$%s" % (_AROUND, _AROUND))
# Settings stand before the entry that needs them, so they end the text of the one before.
_SETTINGS = re.compile(rb"(?:SET default_\w+ = [^\n]*;\n\n)*\Z")
_SETTING = b"\nSET default_"
_TABLESPACE = b"; Tablespace: "
_LAST = b"\n--\n-- PostgreSQL database dump complete\n--\n"
_BELOW = re.compile(rb"(?:\n\\unrestrict keel\n)?\s*")


class Entry(Struct, frozen=True, kw_only=True, gc=False):
    """One entry: what its comment says, and all of its text."""

    name: str
    """As pg_dump writes it: ``TABLE books`` for the comment on one."""
    type: str
    place: tuple[bytes, bytes]
    """Schema and owner as the comment has them; most entries are not asked for either."""
    text: bytes
    """Comment and statements."""
    settings: bytes
    """What is set for entries from here on."""

    @property
    def schema(self) -> str:
        """Where it is; ``-`` for what is in none."""
        return self.place[0].decode()

    @property
    def owner(self) -> str:
        """Whose it is."""
        return self.place[1].partition(_TABLESPACE)[0].decode()

    @property
    def key(self) -> str:
        """What tells it from all others of its dump."""
        # Default privileges have no name but whose they are.
        owner = self.owner if self.type == "DEFAULT ACL" else ""
        return f"{self.type}\0{self.schema}\0{self.name}\0{owner}"


def split_entries(
    dump: Iterable[bytes], at_once: int = _WORTH_A_LOOK
) -> tuple[bytes, Iterator[Entry]]:
    """Return what is above the first entry, and all entries in order.

    The dump comes in pieces, which are looked at when there are so many bytes; an entry is given
    when the next begins. What pg_dump writes below all of them is left out.
    """
    found = _entries(_large(dump, at_once))
    _, above = next(found)
    return above[1:], (_entry(head, text) for head, text in found if head)


def _entries(dump: Iterable[bytes]) -> Iterator[tuple["re.Match[bytes] | None", bytes]]:
    """Yield the text above, and the head and text of each entry."""
    head: re.Match[bytes] | None = None
    text = b"\n"
    for chunk in dump:
        text += chunk
        start, again = 0, head is not None
        plain = b'"' not in text and b"$" not in text
        for found in _HEAD.finditer(text):
            if again:
                # That of the entry that the chunk before began.
                head, start, again = found, 1, False
                continue
            whole = text[start : found.start() + 1]
            if head and _is_open(whole, head.end() - start, plain=plain):
                continue
            yield head, whole
            head, start = found, found.start() + 1
        text = text[max(start - 1, 0) :]
    body, last, below = text[1 if head else 0 :].rpartition(_LAST)
    yield head, body + b"\n" if last and _BELOW.fullmatch(below) else body + last + below


def _large(dump: Iterable[bytes], at_once: int) -> Iterator[bytes]:
    """Yield the same in pieces of so many bytes or more, and what is left."""
    waiting: list[bytes] = []
    size = 0
    for chunk in dump:
        waiting.append(chunk)
        size += len(chunk)
        if size >= at_once:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)


def join_entries(above: bytes, entries: Iterable[Entry]) -> bytes:
    """Return the text of a dump again."""
    texts = [one.text + one.settings if one.settings else one.text for one in entries]
    return b"".join([above, *texts])


def _is_open(text: bytes, start: int, *, plain: bool) -> bool:
    """Whether a quote that begins behind ``start`` does not end.

    Nearly every text tells that at a glance, more so a ``plain`` one, of which it is known that it
    has no quotes but ``'``; only the others are read from quote to quote.
    """
    if plain or (b'"' not in text and b"$" not in text):
        number = text.count(b"'", start)
        if not number or text.find(b"--", start) < 0:
            return number % 2 == 1
    elif _BODY.fullmatch(text, start):
        return False
    return any(found["open"] for found in _QUOTED.finditer(text, start))


def _entry(head: "re.Match[bytes]", text: bytes) -> Entry:
    name, kind, schema, owner = head.groups()
    settings = b""
    if _SETTING in text and (found := _SETTINGS.search(text)):
        settings = found[0]
        text = text[: found.start()]
    return Entry(
        name=name.decode(),
        type=kind.decode(),
        place=(schema, owner),
        text=text,
        settings=settings,
    )
