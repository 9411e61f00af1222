"""The output of pg_dump as a list of entries, each below its comment; pure."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

_START = b"\n--\n-- Name: "
_HEAD = re.compile(
    rb"(?P<name>[^\n]*); Type: (?P<type>[A-Z ]+); Schema: (?P<schema>[^\n]*);"
    rb" Owner: (?P<owner>[^\n]*)\n--\n"
)
# What is quoted may look like anything, the head of an entry included.
_QUOTED = re.compile(
    rb"\$(?P<tag>\w*)\$.*?\$(?P=tag)\$|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*"
    rb"|(?P<open>['\"]|\$\w*\$)",
    re.DOTALL,
)
# Settings stand before the entry that needs them, so they end the text of the one before.
_SETTINGS = re.compile(rb"(?:SET default_\w+ = [^\n]*;\n\n)*\Z")
_SETTING = b"\nSET default_"
_TABLESPACE = b"; Tablespace: "


class Entry(Struct, frozen=True, kw_only=True, gc=False):
    """One entry: what its comment says, and all of its text."""

    name: str
    """As pg_dump writes it: ``TABLE books`` for the comment on one."""
    type: str
    schema: str
    """``-`` for what is in none."""
    owner: str
    text: bytes
    """Comment and statements."""
    settings: bytes
    """What is set for entries from here on."""

    @property
    def key(self) -> str:
        """What tells it from all others of its dump."""
        # Default privileges have no name but whose they are.
        owner = self.owner if self.type == "DEFAULT ACL" else ""
        return f"{self.type}\0{self.schema}\0{self.name}\0{owner}"


def split_entries(dump: bytes) -> tuple[bytes, tuple[Entry, ...]]:
    """Return what is above the first entry, and all entries in order."""
    first, *pieces = (b"\n" + dump).split(_START)
    heads: list[re.Match[bytes]] = []
    texts = [first]
    for piece in pieces:
        head = _HEAD.match(piece)
        if head is None or (heads and _is_open(texts[-1], heads[-1].end())):
            texts[-1] += _START + piece
        else:
            heads.append(head)
            texts.append(piece)
    if not heads:
        return dump, ()
    above, *found = (*(text + b"\n" for text in texts[:-1]), texts[-1])
    return above[1:], tuple(map(_entry, heads, found))


def join_entries(above: bytes, entries: Iterable[Entry]) -> bytes:
    """Return the text of a dump again."""
    return b"".join([above, *_texts(entries)])


def _texts(entries: Iterable[Entry]) -> Iterator[bytes]:
    for entry in entries:
        yield entry.text
        yield entry.settings


def _is_open(text: bytes, start: int) -> bool:
    """Whether a quote that begins behind ``start`` does not end.

    Nearly every text tells that at a glance; only the others are read from quote to quote.
    """
    if text.find(b'"', start) < 0 and text.find(b"$", start) < 0:
        number = text.count(b"'", start)
        if not number or text.find(b"--", start) < 0:
            return number % 2 == 1
    return any(found["open"] for found in _QUOTED.finditer(text, start))


def _entry(head: "re.Match[bytes]", text: bytes) -> Entry:
    at = len(text)
    if _SETTING in text and (settings := _SETTINGS.search(text)):
        at = settings.start()
    return Entry(
        name=head["name"].decode(),
        type=head["type"].decode(),
        schema=head["schema"].decode(),
        owner=head["owner"].partition(_TABLESPACE)[0].decode(),
        text=_START[1:] + text[:at],
        settings=text[at:],
    )
