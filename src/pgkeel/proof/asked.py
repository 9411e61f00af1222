"""The application's queries as they stand in files; reading them asks no server."""

import hashlib
from pathlib import Path

from msgspec import Struct

from pgkeel.sql import SqlText, Statement, find_undecodable, split

_SHOWN = 72


class Asked(Struct, frozen=True, kw_only=True):
    """One query of the application."""

    path: str
    line: int
    sql: str

    @property
    def words(self) -> str:
        """Its beginning, on one line."""
        words = " ".join(self.sql.split())
        return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


class Queries(Struct, frozen=True, kw_only=True):
    """All of them, and a digest."""

    asked: tuple[Asked, ...] = ()
    digest: str = ""
    unread: tuple[str, ...] = ()
    """Files that cannot be read."""


def read_queries(folder: Path, root: Path, exported: Path | None = None) -> Queries:
    """Return the statements of all SQL files of ``folder``, and of the file ``exported``.

    None where there is neither.
    """
    digest = hashlib.sha256()
    asked: list[Asked] = []
    unread: list[str] = []
    paths = sorted(folder.glob("*.sql")) if folder.is_dir() else []
    if exported and exported.is_file():
        paths.append(exported)
    for path in paths:
        name = path.relative_to(root).as_posix()
        try:
            content = path.read_bytes()
        except OSError:
            unread.append(name)
            continue
        if find_undecodable(content):
            unread.append(name)
            continue
        text = SqlText(content, path)
        for item in split(text):
            if isinstance(item, Statement) and item.kind == "sql":
                line = text.place(item.start).line or 1
                sql = text.slice(item.start, item.end)
                # Comments count for nothing: in what was exported they tell how often.
                digest.update(f"{name}\0{line}\0{sql}\0".encode())
                asked.append(Asked(path=name, line=line, sql=sql))
    return Queries(
        asked=tuple(asked), digest=digest.hexdigest() if asked else "", unread=tuple(unread)
    )
