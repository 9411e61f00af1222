"""What a source is, as values; for everybody above."""

from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from pgkeel.config import DatabaseUrl


class Empty(Struct, frozen=True, kw_only=True):
    """A new database as the preset makes it, without any migration."""

    label: str = "empty"


class FolderSource(Struct, frozen=True, kw_only=True):
    """The folder of migrations, up to a version or whole, now or at a git revision."""

    label: str
    version: str | None = None
    revision: str | None = None
    leaving_out: tuple[str, ...] = ()
    """Labels of migrations that a database has passed over."""


class SqlSource(Struct, frozen=True, kw_only=True):
    """SQL text in a file, or in all ``.sql`` files of a directory in order of name."""

    label: str
    path: Path
    revision: str | None = None


class LiveSource(Struct, frozen=True, kw_only=True):
    """A live database."""

    label: str
    url: DatabaseUrl


TextSource: TypeAlias = Empty | FolderSource | SqlSource
"""What is built in a sandbox to be read."""

Source: TypeAlias = TextSource | LiveSource
