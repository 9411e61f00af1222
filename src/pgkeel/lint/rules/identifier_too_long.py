"""Names longer than PostgreSQL keeps."""

import re
from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.sql import Buffer

_LONGEST = 63
_USUAL = 1 << 16
_BETWEEN_WORDS = bytes(
    one if chr(one).isalnum() or one in b"_$" or one >= 0x80 else 0x20 for one in range(256)
)
_RUN = re.compile(rb'[\w$\x80-\xff]{64}|"[^"\n]{64}')
_QUOTED = re.compile(rb'"[^"\n]{64}')
# Only a run of so many letters can be one; what it turns out to be is looked at afterwards.
_LONG = re.compile(
    rb'"(?:[^"\n]|""){64,}"|(?<![\w$"\'])[A-Za-z_\x80-\xff][\w$\x80-\xff]{63,}(?![\w$"\'])'
)
_HIDDEN = re.compile(rb"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/|\$(\w*)\$.*?\$\1\$", re.DOTALL)


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    buffer = at.file.text.buffer
    if not _may_be_in(buffer):
        return
    hidden = [found.span() for found in _HIDDEN.finditer(buffer)]
    for found in _LONG.finditer(buffer):
        if any(start <= found.start() < end for start, end in hidden):
            continue
        name = found[0].strip(b'"').replace(b'""', b'"')
        if len(name) > _LONGEST:
            kept = name[:_LONGEST].decode(errors="ignore")
            yield Found(f"this name has {len(name)} bytes: it becomes {kept}", at=found.start())


def _may_be_in(buffer: Buffer) -> bool:
    """Whether anything is as long as that; in files of the usual size splitting is quickest."""
    if len(buffer) > _USUAL:
        return _RUN.search(buffer) is not None
    words = buffer[:].translate(_BETWEEN_WORDS).split()
    return max(map(len, words), default=0) > _LONGEST or _QUOTED.search(buffer) is not None


RULE = Rule(
    code="LNT832",
    slug="identifier-too-long",
    family="names",
    level="error",
    summary="a name is longer than 63 bytes",
    why="PostgreSQL cuts names at 63 bytes and says so only in a notice. Two names that differ "
    "after that are the same one, IF NOT EXISTS then skips the second, and a later statement that "
    "spells out the rest is cut again or not found (manual: Identifiers and Key Words).",
    instead="Choose a name of at most 63 bytes.",
    bad="""\
create table if not exists public.shelves (
  id bigint primary key,
  the_number_of_centimetres_between_the_floor_and_the_board_of_this_shelf integer
--^
);
""",
    good="""\
create table if not exists public.shelves (
  id bigint primary key,
  height_cm integer
);
""",
    on=(FileEnd,),
    check=_check,
)
