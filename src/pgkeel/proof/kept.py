"""Keeps proofs between runs, one file each; nothing is found or kept without a cache."""

import contextlib
import secrets
from pathlib import Path

import msgspec

from pgkeel.proof.facts import Proved

_KEPT_AT_MOST = 4_000


class Kept:
    """The proofs in one folder; several processes may use it at once."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._decode = msgspec.msgpack.Decoder(Proved).decode

    def find(self, key: str) -> Proved | None:
        """Return the proof of that name."""
        if self._folder is None:
            return None
        try:
            return self._decode((self._folder / key).read_bytes())
        except (OSError, msgspec.MsgspecError):
            return None

    def keep(self, key: str, proved: Proved) -> None:
        """Keep a proof; a full or read-only disk does no harm."""
        if self._folder is None:
            return
        draft = self._folder / f".draft-{secrets.token_hex(8)}"
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                draft.write_bytes(msgspec.msgpack.encode(proved))
                draft.replace(self._folder / key)
            finally:
                draft.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Drop the oldest where there are very many."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            paths = list(self._folder.iterdir())
            if len(paths) > _KEPT_AT_MOST:
                paths.sort(key=lambda one: one.stat().st_mtime)
                for path in paths[: len(paths) - _KEPT_AT_MOST]:
                    path.unlink(missing_ok=True)
