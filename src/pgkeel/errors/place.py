"""Where in a person's file something is; shared by every error and finding."""

from pathlib import Path

from msgspec import Struct


class Place(Struct, frozen=True, kw_only=True):
    """A spot in a file: line and column count from 1, columns in characters.

    ``text`` is the whole source line, kept so that a report can draw a caret without the file.
    """

    path: Path
    line: int | None = None
    column: int | None = None
    text: str | None = None

    def __str__(self) -> str:
        """Return ``path:line:column``, as editors and terminals make it clickable."""
        parts = [str(self.path), self.line, self.column if self.line else None]
        return ":".join(str(part) for part in parts if part is not None)
