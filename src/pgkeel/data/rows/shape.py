"""What a table of rows looks like: its columns, and what tells its rows apart; pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from pgkeel.config import Project
from pgkeel.data.classes import classes_of
from pgkeel.data.reference_tables import fits, said_of
from pgkeel.names import Name, quoted

_BY_CHANCE = re.compile(
    r"\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|random"
    r"|gen_random_uuid|uuid_generate_v\w+|uuidv[47])\(|\bCURRENT_(?:TIMESTAMP|DATE|TIME|USER|ROLE)\b"
    r"|\bLOCALTIME(?:STAMP)?\b|\bSESSION_USER\b",
)
_COUNTED = re.compile(r"\bnextval\(")


class Column(Struct, frozen=True, kw_only=True):
    """A column as the catalogs have it."""

    name: str
    not_null: bool
    numeric: bool
    """Whether equal values can be written in several ways: 1.0 and 1.00."""
    generated: bool
    identity: bool
    default: str = ""
    comment: str = ""

    @property
    def why_not(self) -> str:
        """Why its values differ between databases that are alike; empty where they do not."""
        if self.generated:
            return "computed"
        if self.identity or _COUNTED.search(self.default):
            return "counted"
        return "filled in by the server" if _BY_CHANCE.search(self.default) else ""


class Shape(Struct, frozen=True, kw_only=True):
    """A table as one database has it."""

    table: Name
    columns: tuple[Column, ...]
    keys: tuple[tuple[str, ...], ...]
    """Its keys, the primary key first."""


class Plan(Struct, frozen=True, kw_only=True):
    """How the rows of a table are compared."""

    table: Name
    key: tuple[str, ...]
    """None where nothing tells rows apart but all that is in them."""
    columns: tuple[Column, ...]
    """Those that are compared, the key's among them."""
    hidden: frozenset[str]
    """Those whose values are never shown."""
    left_out: Mapping[str, str]
    """Columns that are not compared, and why."""


def plan_of(shape: Shape, project: Project) -> Plan:
    """Return how the rows of a table are compared.

    The key is what keel.toml says, here or for seeds, else the best there is: one whose values
    people gave. What the server counts or fills in is only compared where it is part of that.
    """
    settings = project.settings.reference
    seeds = project.settings.seeds.keys
    key = said_of(shape.table, settings.keys) or said_of(shape.table, seeds) or _best_key(shape)
    left_out = {
        column.name: why
        for column in shape.columns
        if column.name not in key and (why := _why_not(column, shape.table, settings.ignore))
    }
    return Plan(
        table=shape.table,
        key=key,
        columns=tuple(one for one in shape.columns if one.name not in left_out),
        hidden=frozenset(
            one.name for one in shape.columns if _is_hidden(one, shape.table, project)
        ),
        left_out=left_out,
    )


def narrowed(plan: Plan, live: Shape, project: Project) -> Plan:
    """Return the plan for a database whose table has other columns: those that both have.

    Classified in one of the two is classified.
    """
    there = {one.name for one in live.columns}
    gone = {one.name: "not there" for one in plan.columns if one.name not in there}
    hidden = {one.name for one in live.columns if _is_hidden(one, live.table, project)}
    return Plan(
        table=plan.table,
        key=plan.key,
        columns=tuple(one for one in plan.columns if one.name in there),
        hidden=plan.hidden | hidden,
        left_out={**plan.left_out, **gone},
    )


def _best_key(shape: Shape) -> tuple[str, ...]:
    columns = {one.name: one for one in shape.columns}
    whole = [key for key in shape.keys if all(columns[name].not_null for name in key)]
    given = [key for key in whole if not any(columns[name].why_not for name in key)]
    return next(iter([*given, *whole]), ())


def _why_not(column: Column, table: Name, ignored: Iterable[str]) -> str:
    return "ignored" if any(_names(one, column, table) for one in ignored) else column.why_not


def _names(pattern: str, column: Column, table: Name) -> bool:
    of, _, name = pattern.rpartition(".")
    return name == column.name and fits(of or "*.*", table)


def _is_hidden(column: Column, table: Name, project: Project) -> bool:
    name = f"{table}.{quoted(column.name)}"
    return bool(classes_of(column.comment, project.settings.docs.classes, name))


def shapes_of(rows: Iterable[tuple[Any, ...]]) -> Iterator[Shape]:
    """Yield what the catalogs say, one row a table: schema, name, columns and keys."""
    for schema, name, columns, keys in rows:
        yield Shape(
            table=Name(schema, name),
            columns=tuple(Column(**one) for one in columns),
            keys=tuple(tuple(key) for key in keys),
        )
