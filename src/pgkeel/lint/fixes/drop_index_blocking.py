"""CONCURRENTLY for an index that is dropped alone in its file."""

from pgkeel.lint.at import At
from pgkeel.lint.mending import Edit, Mended, after_words, inserted
from pgkeel.lint.operations.objects import Drop


def mend(_: Drop, at: At) -> Mended | None:
    """Drop it beside readers and writers; the grammar takes one index at a time."""
    start = at.statement.start
    drops = at.statement.tree and at.statement.tree.get("DropStmt", {}).get("objects", ())
    offset = after_words(at, start, "drop index")
    if offset is None or not at.is_alone or not drops or len(drops) > 1:
        return None
    first = at.earlier[0][1].start if at.earlier else start
    gone = (Edit(first, start, ""),) if first < start else ()
    return Mended((*gone, inserted(at, offset, " concurrently")), no_transaction=True)
