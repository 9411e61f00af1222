"""The names PostgreSQL chooses where none is written (manual: CREATE TABLE; ChooseRelationName)."""

from collections.abc import Callable, Iterable

from pgkeel.lint.known.objects import KnownTable
from pgkeel.lint.operations.objects import CreateIndex
from pgkeel.lint.operations.tables import Constraint

_SUFFIXES = {
    "check": "check",
    "foreign key": "fkey",
    "unique": "key",
    "primary key": "pkey",
    "exclusion": "excl",
    "not null": "not_null",
}
_LONGEST = 63


def constraint_name(table: KnownTable, constraint: Constraint) -> str:
    """Return the name of an unnamed constraint on ``table``."""
    suffix = _SUFFIXES[constraint.kind]
    columns = (*constraint.columns, *constraint.included)
    if constraint.kind == "primary key" or (constraint.kind == "check" and len(columns) > 1):
        columns = ()
    name = _joined(table.name.name, columns, suffix)
    taken, number = table.constraints, 0
    while name in taken:
        number += 1
        name = _joined(table.name.name, columns, f"{suffix}{number}")
    return name


def index_name(op: CreateIndex, is_taken: Callable[[str], bool]) -> str:
    """Return the name of an unnamed index, where ``is_taken`` tells other relations' names."""
    columns = _numbered((*op.key_names, *op.included))
    name, number = _joined(op.table.name, columns, "idx"), 0
    while is_taken(name):
        number += 1
        name = _joined(op.table.name, columns, f"idx{number}")
    return name


def _numbered(columns: Iterable[str]) -> tuple[str, ...]:
    """Return the names of an index's own columns, which are unlike each other."""
    found: list[str] = []
    for column in columns:
        name, number = column, 0
        while name in found:
            number += 1
            room = _LONGEST - len(str(number))
            name = f"{column.encode()[:room].decode(errors='ignore')}{number}"
        found.append(name)
    return tuple(found)


def _joined(table: str, columns: tuple[str, ...], suffix: str) -> str:
    """Join the parts; while that is too long, the longer of the first two is shortened."""
    first, second = table.encode(), "_".join(columns).encode()
    room = _LONGEST - len(suffix) - 1 - bool(second)
    excess = len(first) + len(second) - room
    if excess > 0:
        # The lengths are first made equal, then both shrink, the second one first.
        equal = min(excess, abs(len(first) - len(second)))
        both = excess - equal
        cut = [both // 2, (both + 1) // 2]
        cut[len(first) <= len(second)] += equal
        first, second = _cut(first, cut[0]), _cut(second, cut[1])
    parts = [one.decode() for one in (first, second) if one]
    return "_".join((*parts, suffix))


def _cut(text: bytes, count: int) -> bytes:
    """Take ``count`` bytes off the end of ``text``, and what is left of a letter there."""
    return text[: len(text) - count].decode(errors="ignore").encode()
