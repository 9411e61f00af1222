"""CONCURRENTLY for an index that is alone in its migration."""

import re

from pgkeel.lint.at import At
from pgkeel.lint.mending import BLANK, Edit, Mended
from pgkeel.lint.operations.objects import CreateIndex
from pgkeel.names import Name

_HEAD = re.compile(
    rb"create(" + BLANK + rb"unique)?" + BLANK + rb"index(?:" + BLANK + rb"if" + BLANK + rb"not"
    + BLANK + rb"exists)?\b",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip


def mend(op: CreateIndex, at: At) -> Mended | None:
    """Build it beside the writers; a failed try leaves an invalid index, dropped first."""
    if op.index is None or not at.is_alone:
        return None
    start = at.statement.start
    found = _HEAD.match(at.file.text.buffer[start : at.statement.end])
    if found is None:
        return None
    name = Name(op.table.schema, op.index)
    unique = " unique" if op.unique else ""
    text = f"drop index concurrently if exists {name};\ncreate{unique} index concurrently"
    head = text.upper().replace(str(name).upper(), str(name)) if found[0].isupper() else text
    first = at.earlier[0][1].start if at.earlier else start
    return Mended((Edit(first, start + found.end(), head),), no_transaction=True)
