"""The output of pg_dump as a list of entries, each below its comment; pure."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

# What is quoted may look like anything; heads of entries are looked for outside of it.
_TOKEN = re.compile(
    rb"(?P<quoted>\$(?P<tag>\w*)\$.*?\$(?P=tag)\$|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\")"
    rb"|(?P<head>(?:(?<=\n)|\A)--\n-- Name: (?P<name>[^\n]*); Type: (?P<type>[A-Z ]+);"
    rb" Schema: (?P<schema>[^\n]*); Owner: (?P<owner>[^\n]*)\n--\n)"
    rb"|--[^\n]*",
    re.DOTALL,
)
# Settings stand before the entry that needs them, so they end the text of the one before.
_SETTINGS = re.compile(rb"(?:SET default_\w+ = [^\n]*;\n\n)*\Z")
_TABLESPACE = b"; Tablespace: "


class Entry(Struct, frozen=True, kw_only=True):
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
    heads = [found for found in _TOKEN.finditer(dump) if found["head"]]
    if not heads:
        return dump, ()
    ends = [*(found.start() for found in heads[1:]), len(dump)]
    return dump[: heads[0].start()], tuple(
        _entry(found, dump[found.start() : end]) for found, end in zip(heads, ends, strict=True)
    )


def join_entries(above: bytes, entries: Iterable[Entry]) -> bytes:
    """Return the text of a dump again."""
    return b"".join([above, *_texts(entries)])


def _texts(entries: Iterable[Entry]) -> Iterator[bytes]:
    for entry in entries:
        yield entry.text
        yield entry.settings


def _entry(found: "re.Match[bytes]", text: bytes) -> Entry:
    settings = _SETTINGS.search(text)
    at = settings.start() if settings else len(text)
    return Entry(
        name=found["name"].decode(),
        type=found["type"].decode(),
        schema=found["schema"].decode(),
        owner=found["owner"].partition(_TABLESPACE)[0].decode(),
        text=text[:at],
        settings=text[at:],
    )
