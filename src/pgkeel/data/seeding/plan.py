"""What is loaded, where and in which order: seed files matched with the tables of a database."""

import difflib
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from pgkeel.config import Seeds
from pgkeel.data.seeding.csv_rows import read_header
from pgkeel.data.seeding.files import SeedFile
from pgkeel.data.seeding.json_lines import read_keys
from pgkeel.data.seeding.order import CircleError, Node, Placed, in_order
from pgkeel.data.seeding.tables import Column, Reference, Table, read_tables
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import seeds
from pgkeel.postgres.session import Session

_SEPARATORS = frozenset(";\t|")
_KINDS = {"v": "a view", "m": "a materialized view", "f": "a foreign table", "S": "a sequence"}


class Step(Struct, frozen=True, kw_only=True):
    """One file, and where its rows go; without a table it is SQL."""

    file: SeedFile
    table: Table | None = None
    columns: tuple[Column, ...] = ()
    """Those that the file fills, in its order; of JSON, those of its first line."""
    key: tuple[str, ...] = ()
    """The columns by which a row is known again."""
    later: frozenset[str] = frozenset()
    """Columns that stay NULL until the rest of a circle is loaded."""


class Plan(Struct, frozen=True):
    """The steps in order, those of a circle together, and the keys that wait for the end."""

    groups: tuple[tuple[Step, ...], ...]
    deferred: tuple[Reference, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, in order."""
        return tuple(step for group in self.groups for step in group)


class SeedsError(Exception):
    """Seeds that cannot be loaded as they are: all that is wrong with them."""

    def __init__(self, problems: tuple[KeelError, ...]) -> None:
        super().__init__(problems[0].message)
        self.problems = problems


def plan_seeds(session: Session, files: Sequence[SeedFile], settings: Seeds) -> Plan:
    """Match ``files`` with the tables of a database; ``SeedsError`` with all that does not fit.

    Of each file that is no SQL the first line is read.
    """
    ordered = _by_settings(files, settings.order)
    tables = read_tables(session, (name for file in files for name in file.names))
    problems: list[KeelError] = []
    steps: list[Step] = []
    taken: dict[str, SeedFile] = {}
    for file in ordered:
        try:
            step = _step(file, tables, settings)
            steps.append(step)
            _refuse_second(step, taken)
        except KeelError as error:
            problems.append(error)
    if problems:
        raise SeedsError(tuple(problems))
    return _ordered(steps)


def _by_settings(files: Sequence[SeedFile], order: Sequence[str]) -> list[SeedFile]:
    first = [file for name in order for file in files if file.path.name == name]
    return [*first, *(file for file in files if file not in first)]


def _refuse_second(step: Step, taken: dict[str, SeedFile]) -> None:
    """Raise DAT316 for a second file whose rows go to the same table."""
    if step.table is None:
        return
    other = taken.setdefault(step.table.sql, step.file)
    if other is not step.file:
        raise KeelError(
            seeds.TWO_FILES,
            f"{other.path.name} and {step.file.path.name} are both for {step.table.shown}",
            place=Place(path=step.file.path),
        )


def _step(file: SeedFile, tables: dict[tuple[str, str], Table], settings: Seeds) -> Step:
    if file.kind == "sql":
        return Step(file=file)
    table = next((tables[name] for name in file.names if name in tables), None)
    if table is None:
        raise KeelError(
            seeds.NO_TABLE, f"there is no table {file.table}", place=Place(path=file.path)
        )
    if table.kind not in ("r", "p"):
        raise KeelError(
            seeds.NO_TABLE,
            f"{table.shown} is {_KINDS.get(table.kind, 'no table')}, and seeds go into tables",
            place=Place(path=file.path),
        )
    named = read_header(file.path) if file.kind == "csv" else read_keys(file.path)
    if named is None:
        return Step(file=file, table=table)
    columns = tuple(_columns(table, named))
    key = _key(file, table, columns, settings)
    return Step(file=file, table=table, columns=columns, key=key)


def _columns(table: Table, named: Iterable[tuple[str, Place]]) -> Iterator[Column]:
    seen: set[str] = set()
    for name, place in named:
        column = table.column(name)
        if column is None:
            message = f"{table.shown} has no column {name!r}"
            raise KeelError(seeds.NO_COLUMN, message, place=place, hint=_meant(table, name))
        if column.generated:
            message = f"{table.shown} computes {name!r} by itself"
            raise KeelError(seeds.NO_COLUMN, message, place=place, hint="leave it out")
        if name in seen:
            message = f"{name!r} is there twice"
            raise KeelError(seeds.NO_COLUMN, message, place=place)
        seen.add(name)
        yield column


def _meant(table: Table, name: str) -> str:
    """Return what somebody may have meant who wrote ``name`` for a column."""
    if _SEPARATORS.intersection(name):
        return "names are separated by commas"
    known = [one.name for one in table.columns if not one.generated]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else f"it has: {', '.join(known)}"


def _key(
    file: SeedFile, table: Table, columns: tuple[Column, ...], settings: Seeds
) -> tuple[str, ...]:
    """Return the columns by which rows are known again; DAT308 where there are none."""
    names = {one.name for one in columns}
    asked = settings.keys.get(table.shown) or (
        settings.keys.get(table.name) if table.schema == "public" else None
    )
    if asked:
        if not any({*key.columns} == {*asked} for key in table.keys):
            why = f"no unique constraint or index of {table.shown} is on ({', '.join(asked)})"
            raise KeelError(seeds.NO_KEY, why, place=Place(path=file.path))
        if loose := [one.name for one in table.columns if one.name in asked and not one.not_null]:
            why = f"{loose[0]!r} of {table.shown} may be NULL, and NULL is like nothing"
            raise KeelError(seeds.NO_KEY, why, place=Place(path=file.path))
        if missing := [name for name in asked if name not in names]:
            why = f"its key has {missing[0]!r}, and the file has not"
            raise KeelError(seeds.NO_KEY, why, place=Place(path=file.path, line=1))
        return asked
    whole = {one.name for one in table.columns if one.not_null}
    for key in table.keys:
        if {*key.columns} <= names & whole:
            return key.columns
    raise KeelError(seeds.NO_KEY, _no_key(table), place=Place(path=file.path, line=1))


def _no_key(table: Table) -> str:
    if not table.keys:
        return f"{table.shown} has no primary key, nor anything else that is unique"
    listed = " or ".join(f"({', '.join(key.columns)})" for key in table.keys)
    return f"{table.shown} is known by {listed}, and the file lacks that"


def _ordered(steps: Sequence[Step]) -> Plan:
    nodes = [_node(step) for step in steps]
    try:
        groups = in_order(nodes)
    except CircleError as error:
        caught = [steps[number] for number in error.numbers]
        names = ", ".join(step.table.shown for step in caught if step.table)
        raise SeedsError(
            (
                KeelError(
                    seeds.CIRCLE,
                    f"each of {names} has to come before another of them",
                    place=Place(path=caught[0].file.path),
                ),
            )
        ) from error
    placed = [[_in_place(steps[one.number], one) for one in group] for group in groups]
    return Plan(
        tuple(map(tuple, placed)),
        tuple(key for group in groups for one in group for key in one.deferred),
    )


def _node(step: Step) -> Node:
    if step.table is None:
        return Node()
    free = {one.name for one in step.table.columns if not one.not_null} - {*step.key}
    # A column that the file does not fill points at nothing; of JSON only the first line was read.
    columns = step.table.columns if step.file.kind == "json" else step.columns
    filled = {one.name for one in columns}
    keys = tuple(key for key in step.table.references if filled & {*key.columns})
    return Node(root=step.table.root, references=keys, open=frozenset(free))


def _in_place(step: Step, placed: Placed) -> Step:
    return Step(
        file=step.file,
        table=step.table,
        columns=step.columns,
        key=step.key,
        later=frozenset(placed.later),
    )
