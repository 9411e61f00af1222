"""What can be asked of a database, whoever asks: a session, or a quick look."""

from collections.abc import Sequence
from typing import Any, LiteralString, Protocol


class Asking(Protocol):
    """A connection in autocommit mode that runs one statement and gives its rows."""

    @property
    def announced_pid(self) -> int:
        """The number by which the other end called itself when connecting; poolers make one up."""

    def query(
        self, text: LiteralString, parameters: Sequence[object] = ()
    ) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""

    def query_made(self, text: str) -> list[tuple[Any, ...]]:
        """Run one statement made by this program and return its rows."""
