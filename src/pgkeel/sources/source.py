"""What a source is, as values; for everybody above."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pgkeel.config import DatabaseUrl


@dataclass(frozen=True, slots=True, kw_only=True)
class Empty:
    """A new database as the preset makes it, without any migration."""

    label: str = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSource:
    """The folder of migrations, up to a version or whole, now or at a git revision."""

    label: str
    version: str | None = None
    revision: str | None = None
    leaving_out: tuple[str, ...] = ()
    """Labels of migrations that a database has passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlSource:
    """SQL text in a file, or in all ``.sql`` files of a directory in order of name."""

    label: str
    path: Path
    revision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSource:
    """A live database."""

    label: str
    url: DatabaseUrl


TextSource: TypeAlias = Empty | FolderSource | SqlSource
"""What is built in a sandbox to be read."""

Source: TypeAlias = TextSource | LiveSource
