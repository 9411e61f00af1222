"""Whether the spec that a migration's header names approves it."""

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from pgkeel.migrations.header import Header

_APPROVED = re.compile(r"^\**status:?\**:?\s*approved\b", re.IGNORECASE | re.MULTILINE)


class Specs(Struct):
    """The specs below one project, each read once."""

    root: Path
    read: dict[str, bytes | None] = field(default_factory=dict)
    """The hash of every spec that was asked for; ``None`` for one that is not there."""
    approved: dict[str, bool] = field(default_factory=dict)

    def approve(self, header: "Header") -> bool:
        """Whether a spec that ``header`` names is there and says ``Status: approved``."""
        words = header.spec.text.replace(",", " ").split() if header.spec else []
        # All are asked, so that the cache knows of each.
        answers = [self._approves(word.strip("`'\".;()")) for word in words if "/" in word]
        return any(answers)

    def _approves(self, name: str) -> bool:
        if name not in self.read:
            content = read_spec(self.root, name)
            self.read[name] = digest(content)
            text = content.decode(errors="replace") if content is not None else ""
            self.approved[name] = bool(_APPROVED.search(text))
        return self.approved[name]


def read_spec(root: Path, name: str) -> bytes | None:
    """Return the bytes of a spec, ``None`` where there is no such file."""
    try:
        return (root / name).read_bytes()
    except (OSError, ValueError):
        return None


def digest(content: bytes | None) -> bytes | None:
    """Return the hash of a spec's bytes."""
    return None if content is None else hashlib.sha256(content).digest()
