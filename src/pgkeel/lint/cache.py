"""Results of linting between runs, by the content of all that they depend on."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from pgkeel.errors import Code, Place
from pgkeel.finding import Finding, Severity
from pgkeel.kept import KeptFiles
from pgkeel.lint.specs import digest, read_spec

_AT_MOST = 16


class StoredFinding(msgspec.Struct, frozen=True, array_like=True):
    """A finding without its path and the words of its code."""

    code: str
    severity: Severity
    message: str
    hint: str | None
    line: int
    column: int
    text: str | None
    detail: str | None = None


class StoredFile(msgspec.Struct, frozen=True, array_like=True):
    """What one file gave by itself, and what it gave at the end of history."""

    path: str
    """From the project's folder."""
    findings: tuple[StoredFinding, ...] = ()
    used: tuple[tuple[int, str], ...] = ()
    at_end: tuple[StoredFinding, ...] = ()


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known once a history has been read to some file."""

    files: tuple[StoredFile, ...]
    codes: dict[str, tuple[str, str, str, str | None]]
    """Title, why, fix and slug of every code in it, so that no rule need be imported."""
    specs: dict[str, bytes | None]
    """The specs that were asked for an approval, and the hash of each."""
    statements: int
    ended: bool
    """Whether the end of this history was looked at: ``at_end`` is filled."""
    schema: bytes
    """What is known then, packed."""

    def all_codes(self) -> dict[str, Code]:
        """Return the codes of its findings."""
        return {
            code: Code(code, title, why, fix, slug)
            for code, (title, why, fix, slug) in self.codes.items()
        }


class Cache:
    """Entries below one folder, or none where there is no folder."""

    def __init__(self, folder: Path | None) -> None:
        self._files = KeptFiles(folder, _AT_MOST)

    @property
    def keeps(self) -> bool:
        """Whether there is anywhere to keep an entry."""
        return self._files.keeps

    def find(self, key: str, root: Path) -> Entry | None:
        """Return the entry of ``key``, if the specs below ``root`` are still what it has seen.

        One that cannot be read counts as absent.
        """
        try:
            entry = msgspec.msgpack.decode(self._files.find(key) or b"", type=Entry)
        except msgspec.MsgspecError:
            return None
        same = all(digest(read_spec(root, name)) == known for name, known in entry.specs.items())
        return entry if same else None

    def keep(self, key: str, entry: Entry) -> None:
        """Keep ``entry``."""
        self._files.keep(key, msgspec.msgpack.encode(entry))
        self._files.tidy()


def stored(findings: Iterable[Finding]) -> tuple[StoredFinding, ...]:
    """Return findings as they are kept."""
    return tuple([_stored(one) for one in findings])


def _stored(one: Finding) -> StoredFinding:
    place = one.place
    return StoredFinding(
        one.code.code,
        one.severity,
        one.message,
        one.hint if one.hint != one.code.fix else None,
        (place.line if place else None) or 0,
        (place.column if place else None) or 0,
        place.text if place else None,
        one.detail,
    )


def restored(
    found: Iterable[StoredFinding], path: Path, codes: Mapping[str, Code]
) -> list[Finding]:
    """Return findings as they were, in the file ``path``."""
    return [
        Finding(
            code=codes[one.code],
            message=one.message,
            severity=one.severity,
            place=Place(path=path, line=one.line, column=one.column, text=one.text),
            hint=one.hint if one.hint is not None else codes[one.code].fix,
            detail=one.detail,
        )
        for one in found
    ]
