"""Comments that silence findings: ``keel-scan: allow NAME because REASON``, in any kind of file."""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct

_MARK = re.compile(rb"keel-scan:[ \t]*(?P<body>[^\r\n]*)")
_ALLOW = re.compile(rb"allow\s+(?P<names>[a-z-]+(?:\s*,\s*[a-z-]+)*)\s+because\s+\S")


class Allowed(Struct, frozen=True, kw_only=True):
    """Names of what may stand between two offsets: on the line of the comment, and the next."""

    names: frozenset[str]
    start: int
    end: int


class Allows(Struct, frozen=True, kw_only=True):
    """The comments of one file."""

    allowed: tuple[Allowed, ...] = ()
    problems: tuple[tuple[int, str], ...] = ()
    """Where one begins that cannot be understood, and what is wrong with it."""

    def silences(self, name: str, offset: int) -> bool:
        """Whether what is called ``name`` may stand at ``offset``."""
        return any(one.start <= offset < one.end and name in one.names for one in self.allowed)


def parse_allows(buffer: bytes, known: Collection[str]) -> Allows:
    """Read the comments of a file; each names one of ``known`` and gives a reason."""
    if buffer.find(b"keel-scan:") < 0:
        return Allows()
    read = list(_read(buffer, known))
    return Allows(
        allowed=tuple(one for one in read if isinstance(one, Allowed)),
        problems=tuple(one for one in read if not isinstance(one, Allowed)),
    )


def _read(buffer: bytes, known: Collection[str]) -> Iterator[Allowed | tuple[int, str]]:
    for found in _MARK.finditer(buffer):
        said = _ALLOW.match(found["body"])
        if said is None:
            yield found.start(), "names nothing that it allows, or gives no reason"
            continue
        names = frozenset(name.strip().decode() for name in said["names"].split(b","))
        if unknown := sorted(names - {*known}):
            yield found.start(), f"allows `{unknown[0]}`, and nothing is called so"
            continue
        start = buffer.rfind(b"\n", 0, found.start()) + 1
        end = buffer.find(b"\n", found.end())
        end = buffer.find(b"\n", end + 1) if end >= 0 else -1
        yield Allowed(names=names, start=start, end=end if end >= 0 else len(buffer))
