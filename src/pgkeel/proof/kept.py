"""Keeps proofs between runs, one file each; nothing is found or kept without a cache."""

from pathlib import Path

import msgspec

from pgkeel.kept import KeptFiles
from pgkeel.proof.facts import Proved

_AT_MOST = 4_000


class Kept:
    """The proofs in one folder."""

    def __init__(self, folder: Path | None) -> None:
        self._files = KeptFiles(folder, _AT_MOST)
        self._decode = msgspec.msgpack.Decoder(Proved).decode

    def find(self, key: str) -> Proved | None:
        """Return the proof of that name."""
        content = self._files.find(key)
        try:
            return self._decode(content) if content else None
        except msgspec.MsgspecError:
            return None

    def keep(self, key: str, proved: Proved) -> None:
        """Keep a proof."""
        self._files.keep(key, msgspec.msgpack.encode(proved))

    def tidy(self) -> None:
        """Drop the oldest where there are very many: not each time that one is kept."""
        self._files.tidy()
