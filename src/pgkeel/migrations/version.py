"""The version of a migration: the part of its file name that orders it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """Whole numbers compared one by one: V9 < V10, V1 < V1_1, and V1 = V001 = V1_0."""

    parts: tuple[int, ...]
    text: str = field(compare=False)
    """As written in the file name, without the letter in front."""

    @classmethod
    def parse(cls, text: str) -> "Version":
        """Read digits joined by ``_`` or ``.``; raises ``ValueError`` on anything else."""
        parts = [int(part) for part in text.replace(".", "_").split("_")]
        while len(parts) > 1 and parts[-1] == 0:
            parts.pop()
        return cls(tuple(parts), text)

    def __str__(self) -> str:
        """Return the version as a file name of either layout spells it, without a letter."""
        return self.text
