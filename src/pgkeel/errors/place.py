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
        return self.within(str(self.path))

    def within(self, path: str) -> str:
        """Return the same with ``path``, such as a shorter one."""
        if self.line is None:
            return path
        # A column says nothing without a line, nor in line 0, which no file has.
        if self.column is None or not self.line:
            return f"{path}:{self.line}"
        return f"{path}:{self.line}:{self.column}"
