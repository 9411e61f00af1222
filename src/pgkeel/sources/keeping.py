"""Keeps snapshots between runs: of text by its hash, of live databases by their stamp."""

import hashlib
import zlib

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.stored import decode_snapshot, encode_snapshot, stored_format
from pgkeel.kept import KeptFiles
from pgkeel.sandbox.places import cache_folder
from pgkeel.sources.bench import Bench

_AT_MOST = 40
_SUM, _HEAD = 8, 128
"""How long the sum of what is kept is, and this with its stamp."""


class Kept:
    """One place in the cache, by names; nothing is found or kept without, or without a cache."""

    def __init__(self, bench: Bench, *names: str) -> None:
        folder = cache_folder(bench.environ) if bench.cached and names else None
        self._files = KeptFiles(folder / "snapshots" if folder else None, _AT_MOST)
        digest = hashlib.sha256("\0".join((stored_format(), *names)).encode())
        self._key = digest.hexdigest()[:40]

    @property
    def stamp(self) -> str:
        """The stamp of what is kept; empty without."""
        head = self._files.find(self._key, _HEAD) or b""
        return head[_SUM:].decode(errors="replace").rstrip()

    def find(self, stamp: str = "") -> Snapshot | None:
        """Return the snapshot that was kept with that stamp."""
        kept = memoryview(self._files.find(self._key) or b"")
        head, content = kept[:_HEAD], kept[_HEAD:]
        return decode_snapshot(content) if head == _head(stamp, content) else None

    def keep(self, snapshot: Snapshot, stamp: str = "") -> None:
        """Keep a snapshot."""
        if not self._files.keeps:
            return
        content = encode_snapshot(snapshot)
        self._files.keep(self._key, _head(stamp, content) + content)
        self._files.tidy()


def _head(stamp: str, content: bytes | memoryview) -> bytes:
    # The parts are decoded late: what is damaged has to be known at once.
    return f"{zlib.crc32(content):0{_SUM}x}{stamp:{_HEAD - _SUM}}".encode()
