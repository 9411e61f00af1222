"""The version of a migration: the part of its file name that orders it."""

from msgspec import Struct


class Version(Struct, frozen=True, eq=False):
    """Whole numbers compared one by one: V9 < V10, V1 < V1_1, and V1 = V001 = V1_0."""

    parts: tuple[int, ...]
    text: str
    """As written in the file name, without the letter in front."""

    @classmethod
    def parse(cls, text: str) -> "Version":
        """Read digits joined by ``_`` or ``.``; raises ``ValueError`` on anything else."""
        parts = [int(part) for part in text.replace(".", "_").split("_")]
        while len(parts) > 1 and parts[-1] == 0:
            parts.pop()
        return cls(tuple(parts), text)

    def __eq__(self, other: object) -> bool:
        """Compare by the numbers alone."""
        return isinstance(other, Version) and self.parts == other.parts

    def __ne__(self, other: object) -> bool:
        """Compare by the numbers alone: a struct without its own would compare by identity."""
        return not self == other

    def __lt__(self, other: "Version") -> bool:
        """Compare by the numbers, one by one."""
        return self.parts < other.parts

    def __le__(self, other: "Version") -> bool:
        """Compare by the numbers, one by one; Python turns the other two around."""
        return self.parts <= other.parts

    def __hash__(self) -> int:
        """Agree with ``__eq__``."""
        return hash(self.parts)

    def __str__(self) -> str:
        """Return the version as a file name of either layout spells it, without a letter."""
        return self.text
