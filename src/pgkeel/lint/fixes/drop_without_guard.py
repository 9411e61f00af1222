"""IF EXISTS for DROP."""

from pgkeel.lint.at import At
from pgkeel.lint.mending import Mended, after_words, inserted
from pgkeel.lint.operations.objects import Drop


def mend(op: Drop, at: At) -> Mended | None:
    """Let the second run pass over what is gone."""
    if at.statement.embedded:
        return None
    offset = after_words(at, at.statement.start, f"drop {op.kind} [concurrently]")
    return Mended((inserted(at, offset, " if exists"),)) if offset is not None else None
