"""The statistics file: read strictly, written with one table a line."""

from pathlib import Path

import msgspec

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import cfg
from pgkeel.statistics.model import Statistics

_LARGEST = 64 << 20


def read_statistics(path: Path) -> Statistics | None:
    """Return the statistics in ``path``, ``None`` where there is none; CFG002 for a broken file."""
    try:
        if path.stat().st_size > _LARGEST:
            raise KeelError(cfg.UNREADABLE, "too large to be statistics", place=Place(path=path))
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        raise KeelError(cfg.UNREADABLE, reason, place=Place(path=path)) from error
    try:
        return msgspec.json.decode(content, type=Statistics)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        message = f"not a statistics file: {error}"
        hint = "write it anew with `keel stats`, or delete it"
        place = Place(path=path)
        raise KeelError(cfg.UNREADABLE, message, place=place, hint=hint) from error


def render_statistics(statistics: Statistics) -> bytes:
    """Return ``statistics`` as text: tables in order of their names, one a line."""
    encode = msgspec.json.encode
    lines = [
        f"    {encode(name).decode()}: {encode(table).decode()}"
        for name, table in sorted(statistics.tables.items())
    ]
    tables = ",\n".join(lines)
    head = (
        f'  "format": {statistics.format},\n'
        f'  "environment": {encode(statistics.environment).decode()},\n'
        f'  "server_version": {encode(statistics.server_version).decode()},\n'
    )
    inside = f"{{\n{tables}\n  }}" if lines else "{}"
    return f'{{\n{head}  "tables": {inside}\n}}\n'.encode()
