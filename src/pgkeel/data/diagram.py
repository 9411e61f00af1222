"""The tables of a schema and what they refer to, as a diagram in Mermaid; pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pgkeel.catalog.objects import Object
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.data.relations import keys, references
from pgkeel.data.rights import columns_of, short_type
from pgkeel.data.wording import on_one_line

_NO_WORD = re.compile(r"[^A-Za-z0-9_\u00c0-\uffff]+")
_LETTER = re.compile(r"[A-Za-z\u00c0-\uffff]")
_MOST = 40
"""Tables with which the columns of keys are drawn, too: GitHub draws no more than it can."""


def diagram(tables: Sequence[Object[Any]], snapshot: Snapshot) -> Iterator[str]:
    """Yield the lines of a diagram; none where no table refers to another."""
    lines = list(_relations(tables, snapshot))
    if not lines:
        return
    yield from ("```mermaid", "erDiagram")
    schema = tables[0].address.path[0]
    drawn = {one.address.path for one in tables}
    others = {one.table for table in tables for one in references(table, snapshot)} - drawn
    for table in tables:
        columns = list(_columns(table, snapshot)) if len(tables) <= _MOST else []
        yield f"    {_entity(table.address.path, schema)}{' {' if columns else ''}"
        yield from columns
        yield from ["    }"] if columns else []
    yield from (f"    {_entity(path, schema)}" for path in sorted(others))
    yield from lines
    yield "```"


def _relations(tables: Sequence[Object[Any]], snapshot: Snapshot) -> Iterator[str]:
    for table in tables:
        for one in references(table, snapshot):
            left = "|o" if one.optional else "||"
            right = "o|" if one.single else "o{"
            label = ", ".join(map(_shown, one.own))
            yield f'    {_id(one.table)} {left}--{right} {_id(table.address.path)} : "{label}"'


def _columns(table: Object[Any], snapshot: Snapshot) -> Iterator[str]:
    found = keys(table, snapshot)
    primary = {name for kind, names in found if kind == "Primary key" for name in names}
    unique = {names[0] for kind, names in found if kind != "Primary key" and len(names) == 1}
    foreign = {name for one in references(table, snapshot) for name in one.own}
    for column in columns_of(table.address, snapshot):
        name = column.address.path[-1]
        marks = [
            mark
            for mark, names in (("PK", primary), ("FK", foreign), ("UK", unique))
            if name in names
        ]
        if marks:
            kind = _word(short_type(column.record.type, ""))
            yield f"        {kind} {_word(name)} {', '.join(marks)}"


def _entity(path: tuple[str, ...], schema: str) -> str:
    name = path[-1] if path[0] == schema else ".".join(path)
    return f'{_id(path)}["{_shown(name)}"]'


def _id(path: tuple[str, ...]) -> str:
    """Return a name that Mermaid takes for no word of its own, another for every path."""
    return "t_" + "__".join(
        re.sub(r"[^A-Za-z0-9_]", lambda found: f"_{ord(found[0]):x}_", part) for part in path
    )


def _word(text: str) -> str:
    """Return a name or type as the word that Mermaid takes for one."""
    bare = text.rpartition(".")[2] if "." in text else text
    word = _NO_WORD.sub("_", bare).strip("_")
    return word if _LETTER.match(word) else f"c_{word}"


def _shown(text: str) -> str:
    line = on_one_line(text)
    return re.sub(r"[\"#;<>`\\]", lambda found: f"#{ord(found[0])};", line)
