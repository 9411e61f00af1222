"""Results of linting between runs, by the content of all that they depend on."""

import contextlib
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from pgkeel.errors import Code, Place
from pgkeel.finding import Finding, Severity
from pgkeel.lint.specs import digest, read_spec

_KEPT_AT_MOST = 16
_DRAFT = ".draft-"


class StoredFinding(msgspec.Struct, frozen=True, array_like=True):
    """A finding without its path and the words of its code."""

    code: str
    severity: Severity
    message: str
    hint: str | None
    line: int
    column: int
    text: str | None


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
        self._folder = folder

    @property
    def keeps(self) -> bool:
        """Whether there is anywhere to keep an entry."""
        return self._folder is not None

    def find(self, key: str, root: Path) -> Entry | None:
        """Return the entry of ``key``, if the specs below ``root`` are still what it has seen.

        One that cannot be read counts as absent.
        """
        if self._folder is None:
            return None
        path = self._folder / key
        try:
            entry = msgspec.msgpack.decode(path.read_bytes(), type=Entry)
            os.utime(path)  # the oldest are dropped first
        except (OSError, msgspec.MsgspecError):
            return None
        same = all(digest(read_spec(root, name)) == known for name, known in entry.specs.items())
        return entry if same else None

    def keep(self, key: str, entry: Entry) -> None:
        """Keep ``entry``; where that cannot be done the next run is slower, nothing else."""
        if self._folder is None:
            return
        import secrets  # noqa: PLC0415 -- slow to import, and seldom wanted

        draft = self._folder / f"{_DRAFT}{secrets.token_hex(8)}"
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                draft.write_bytes(msgspec.msgpack.encode(entry))
                draft.replace(self._folder / key)
            finally:
                draft.unlink(missing_ok=True)
            self._drop_oldest(self._folder)

    @staticmethod
    def _drop_oldest(folder: Path) -> None:
        entries = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in entries[_KEPT_AT_MOST:]:
            path.unlink(missing_ok=True)


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
        )
        for one in found
    ]


def fingerprint_of_rules() -> bytes:
    """Return a hash that changes when the linter does, by the times and sizes of its files."""
    digest = hashlib.sha256()
    package = os.path.dirname(__file__)  # noqa: PTH120 -- pathlib is slow at this
    for folder, _, names in sorted(os.walk(package)):
        for name in sorted(names):
            if name.endswith(".py"):
                status = os.stat(f"{folder}/{name}")  # noqa: PTH116 -- pathlib is slow at this
                digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.digest()
