"""Lines of JSON for COPY: decoded many at once, written column by column in COPY's own format.

Numbers go to the server as the file spells them: nothing is rounded on the way. A line that the
quick way cannot take is looked at by itself, and tells what is wrong with it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw

from pgkeel.data.seeding.json_cells import cell, escaped
from pgkeel.data.seeding.json_lines import KeysError, parse_line, pieces
from pgkeel.data.seeding.tables import Column

_INTEGERS = frozenset({"int2", "int4", "int8"})
_EXACT = frozenset({"json", "jsonb"})
_ODD = re.compile(r'["\\\x00-\x1f]')
NULL = "\\N"

Encode = Callable[[Sequence[Any]], Sequence[str]]


def copy_rows(path: Path, columns: Sequence[Column], known: frozenset[str]) -> Iterator[bytes]:
    """Yield the rows of ``path``, which all have ``columns`` and no others, for COPY.

    DAT304 for what is no object, DAT302 for a key that is not in ``known``, ``KeysError`` for a
    line with other keys of those.
    """
    row = _row_type(columns)
    for first, piece in pieces(path):
        try:
            rows = row(piece) if row else None
        except (msgspec.MsgspecError, UnicodeDecodeError):
            rows = None
        yield rows or _one_by_one(path, piece, first, columns, known)


class Varied:
    """The rows of a file whose lines do not all have the same keys.

    Each row ends with the number of its set of keys; which those are is known once all are read.
    """

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self._path = path
        self._columns = columns
        self._sets: dict[frozenset[str], int] = {}

    def rows(self) -> Iterator[bytes]:
        """Yield the rows for COPY: a value for each column, NULL where the line has none."""
        known = frozenset(one.name for one in self._columns)
        for first, piece in pieces(self._path):
            lines = []
            for number, line in _lines(piece, first):
                found = parse_line(self._path, number, line, known)
                number_of_set = self._sets.setdefault(frozenset(found), len(self._sets))
                cells = [
                    cell(one, found[one.name]) if one.name in found else NULL
                    for one in self._columns
                ]
                lines.append("\t".join([*cells, str(number_of_set)]))
            yield "".join(f"{line}\n" for line in lines).encode()

    def having(self, name: str) -> tuple[int, ...] | None:
        """Return the sets of keys that have ``name`` among them; ``None``: all."""
        found = tuple(at for keys, at in self._sets.items() if name in keys)
        return None if len(found) == len(self._sets) else found


def _one_by_one(
    path: Path, piece: bytes, first: int, columns: Sequence[Column], known: frozenset[str]
) -> bytes:
    wanted = {one.name for one in columns}
    lines = []
    for number, line in _lines(piece, first):
        found = parse_line(path, number, line, known)
        if found.keys() != wanted:
            raise KeysError(number)
        lines.append("\t".join([cell(one, found[one.name]) for one in columns]))
    return "".join(f"{line}\n" for line in lines).encode()


def _lines(piece: bytes, first: int) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(piece.split(b"\n"), start=first):
        if line.strip():
            yield number, line


def _row_type(columns: Sequence[Column]) -> Callable[[bytes], bytes] | None:
    """Return what makes rows of lines that each have exactly ``columns``.

    ``None`` where one is called so that there is no such thing.
    """
    if any(_ODD.search(one.name) for one in columns):
        return None
    fields = [(f"c{at}", _type(one)) for at, one in enumerate(columns)]
    names = {f"c{at}": one.name for at, one in enumerate(columns)}
    row = msgspec.defstruct("Row", fields, rename=names, forbid_unknown_fields=True, gc=False)
    decode = msgspec.json.Decoder(row).decode_lines
    encoders = [_encoder(one) for one in columns]

    def rows(piece: bytes) -> bytes:
        turned = zip(*map(msgspec.structs.astuple, decode(piece)), strict=True)
        texts = [encode(values) for encode, values in zip(encoders, turned, strict=False)]
        return "".join([f"{line}\n" for line in map("\t".join, zip(*texts, strict=True))]).encode()

    return rows


def _type(column: Column) -> Any:
    if column.base in _INTEGERS:
        return int | None
    if column.category == "B":
        return bool | None
    if column.category in ("N", "A", "C", "U") or column.base in _EXACT:
        return Raw
    return str | None


def _encoder(column: Column) -> Encode:
    kind = _type(column)
    if kind is Raw:
        return lambda values: _raw(column, values)
    if kind == int | None:
        return _integers
    if kind == bool | None:
        return lambda values: [(NULL, "f", "t")[0 if v is None else 1 + v] for v in values]
    return _texts


def _integers(values: Sequence[int | None]) -> Sequence[str]:
    if None not in values:
        return list(map(str, values))
    return [NULL if value is None else str(value) for value in values]


def _raw(column: Column, values: Sequence[Raw]) -> Sequence[str]:
    texts = [str(value, "utf-8") for value in values]
    if column.category == "N" and '"' not in "".join(texts):
        return [NULL if text == "null" else text for text in texts]
    return [cell(column, text) for text in texts]


def _texts(values: Sequence[str | None]) -> Sequence[str]:
    plain = [value or "" for value in values]
    if is_special("".join(plain)):
        return [NULL if value is None else escaped(value) for value in values]
    return [NULL if value is None else value for value in values] if None in values else plain


def is_special(text: str) -> bool:
    """Whether COPY would take some character of ``text`` for something else."""
    return any(mark in text for mark in "\\\t\n\r")
