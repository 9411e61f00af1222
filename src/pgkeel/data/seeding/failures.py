"""What the server says of seeds, as an error with the place in the file."""

from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct

from pgkeel.data.seeding import csv_records, json_lines
from pgkeel.data.seeding.plan import Step
from pgkeel.data.seeding.texts import open_text
from pgkeel.errors import Code, KeelError, Place
from pgkeel.errors.catalogue import seeds
from pgkeel.postgres.failure import ServerFailure

_NULL = "23502"
_CODES: dict[str, Code] = {
    "22P04": seeds.BAD_CSV,
    "22021": seeds.UNREADABLE,
    "22P05": seeds.UNREADABLE,
    "42501": seeds.REFUSED,
    "55P03": seeds.BUSY,
}
_CLASSES: dict[str, Code] = {"22": seeds.WRONG_VALUE, "23": seeds.VIOLATED}
_NOT_CLOSED = "unterminated CSV quoted field"


class Spot(Struct, frozen=True, kw_only=True):
    """Where in a seed: a line, or a row counted without the first line; and which column."""

    line: int | None = None
    row: int | None = None
    column: str | None = None


def code_of(failure: ServerFailure) -> Code:
    """Return the code for what the server refused, while it took in rows."""
    state = failure.sqlstate
    return _CODES.get(state) or _CLASSES.get(state[:2]) or seeds.TRIGGER_FAILED


def failed_at(
    step: Step, failure: ServerFailure, spot: Spot, code: Code | None = None
) -> KeelError:
    """Return the error for ``failure``, which happened at ``spot`` of the file of ``step``."""
    code = code or code_of(failure)
    place = place_of(step, spot)
    if failure.message == _NOT_CLOSED:
        place = _opening(step, spot) or place
    return KeelError(
        code,
        f"{failure.message} (SQLSTATE {failure.sqlstate})",
        place=place,
        detail="\n".join(_lines(failure)) or None,
        hint=_hint(step, failure),
    )


def copy_spot(step: Step, failure: ServerFailure) -> Spot | None:
    """Return where COPY stumbled; ``None`` where the server does not say."""
    line = failure.copy_line
    if line is None:
        return None
    column = _column_in(failure.context or "", [one.name for one in step.columns])
    column = column or (failure.column if failure.sqlstate[:2] == "23" else None)
    if step.file.kind == "csv":
        return Spot(line=line, column=column)
    return Spot(row=line, column=column)


def place_of(step: Step, spot: Spot) -> Place:
    """Return the place: of the value, where the column is known and in the file."""
    path = step.file.path
    if spot.line is None and spot.row is None:
        return Place(path=path)
    text = open_text(path)
    if step.file.kind == "json":
        number = spot.line or json_lines.row_line(text, spot.row or 1)
        start = json_lines.line_start(text, number)
        if spot.column is not None:
            return text.place(json_lines.value_offset(text, start, spot.column))
        return text.place(start)
    found = csv_records.find_record(text, line=spot.line, row=spot.row)
    if found is None:
        return Place(path=path, line=spot.line)
    names = [one.name for one in step.columns]
    if spot.column in names:
        values = csv_records.read_record(text.buffer, found).values
        at = names.index(spot.column)
        if at < len(values):
            return text.place(values[at].offset)
    return text.place(found)


def _opening(step: Step, spot: Spot) -> Place | None:
    """Return where the quote is that nothing closes."""
    text = open_text(step.file.path)
    found = csv_records.find_record(text, line=spot.line)
    if found is None:
        return None
    opened = csv_records.read_record(text.buffer, found).open
    return None if opened is None else text.place(opened)


def _column_in(context: str, names: Sequence[str]) -> str | None:
    """Return the column that the context of a COPY names; names may have anything in them."""
    _, _, rest = context.rpartition(", column ")
    found = [name for name in names if rest.startswith(f"{name}:")]
    return max(found, key=len, default=None)


def _lines(failure: ServerFailure) -> list[str]:
    """Return the report without the context of our own COPY, which says nothing to anybody."""
    lines = (failure.context or "").splitlines()
    # It comes last, and what it quotes of the file may have line breaks.
    kept = list(takewhile(lambda line: not line.startswith("COPY "), lines))
    named = (("DETAIL", failure.detail), ("HINT", failure.hint), ("CONTEXT", "\n".join(kept)))
    return [f"{name}:  {text}" for name, text in named if text]


def _hint(step: Step, failure: ServerFailure) -> str | None:
    if failure.sqlstate == _NULL and step.file.kind == "csv":
        return 'nothing between two commas is NULL; an empty text is written ""'
    return None
