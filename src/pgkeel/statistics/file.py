"""Reads the statistics file."""

from pathlib import Path

import msgspec

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import cfg
from pgkeel.statistics.model import Statistics


def read_statistics(path: Path) -> Statistics | None:
    """Return the statistics in ``path``, ``None`` where there is none; CFG for a broken file."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        raise KeelError(cfg.UNREADABLE, reason, place=Place(path=path)) from error
    try:
        return msgspec.json.decode(content, type=Statistics)
    except msgspec.MsgspecError as error:
        raise KeelError(cfg.UNREADABLE, str(error), place=Place(path=path)) from error
