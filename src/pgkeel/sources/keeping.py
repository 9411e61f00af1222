"""Keeps snapshots between runs: of text by its hash, of live databases by their stamp."""

import contextlib
import hashlib
import os
import secrets
import zlib
from pathlib import Path

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.stored import decode_snapshot, encode_snapshot, stored_format
from pgkeel.sandbox.places import cache_folder
from pgkeel.sources.bench import Bench

_KEPT_AT_MOST = 40
_SUM, _HEAD = 8, 128
"""How long the sum of what is kept is, and this with its stamp."""


class Kept:
    """One place in the cache, by names; nothing is found or kept without, or without a cache."""

    def __init__(self, bench: Bench, *names: str) -> None:
        folder = cache_folder(bench.environ) if bench.cached and names else None
        digest = hashlib.sha256("\0".join((stored_format(), *names)).encode())
        self._path = folder / "snapshots" / digest.hexdigest()[:40] if folder else None

    @property
    def stamp(self) -> str:
        """The stamp of what is kept; empty without."""
        if self._path is None:
            return ""
        with contextlib.suppress(OSError), self._path.open("rb") as file:
            return file.read(_HEAD)[_SUM:].decode(errors="replace").rstrip()
        return ""

    def find(self, stamp: str = "") -> Snapshot | None:
        """Return the snapshot that was kept with that stamp."""
        if self._path is None:
            return None
        with contextlib.suppress(OSError):
            kept = memoryview(self._path.read_bytes())
            os.utime(self._path)  # the oldest are dropped first
            head, content = kept[:_HEAD], kept[_HEAD:]
            return decode_snapshot(content) if head == _head(stamp, content) else None
        return None

    def keep(self, snapshot: Snapshot, stamp: str = "") -> None:
        """Keep a snapshot; a full or read-only disk does no harm."""
        if self._path is None:
            return
        draft = self._path.with_name(f".draft-{secrets.token_hex(8)}")
        content = encode_snapshot(snapshot)
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(mode=0o700, exist_ok=True)
            try:
                draft.write_bytes(_head(stamp, content) + content)
                draft.replace(self._path)
            finally:
                draft.unlink(missing_ok=True)
            _drop_oldest(self._path.parent)


def _head(stamp: str, content: bytes | memoryview) -> bytes:
    # The parts are decoded late: what is damaged has to be known at once.
    return f"{zlib.crc32(content):0{_SUM}x}{stamp:{_HEAD - _SUM}}".encode()


def _drop_oldest(folder: Path) -> None:
    kept = sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in kept[_KEPT_AT_MOST:]:
        old.unlink(missing_ok=True)
