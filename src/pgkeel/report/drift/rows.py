"""Reference data of a live database as findings and as data: keys, never values."""

import json
import re
from collections.abc import Iterator, Sequence

from pgkeel.data.rows.difference import TableRows
from pgkeel.data.rows.reading import Key, Refused, TooMany
from pgkeel.errors.catalogue import drift
from pgkeel.finding import Finding
from pgkeel.report.document import Json
from pgkeel.report.wording import counted

_SHOWN = 20
_PLAIN = re.compile(r"[\w.@:/+-]+")


def row_findings(name: str, tables: Sequence[TableRows]) -> Iterator[Finding]:
    """Yield a finding for each table whose rows differ, or could not be compared."""
    for one in tables:
        if isinstance(one.trouble, TooMany):
            yield Finding(
                code=drift.ROWS_NOT_COMPARED,
                message=f"{name}: {one.table} has more than {one.trouble.limit:,} rows, which is "
                "what [reference] rows lets be read",
            )
        elif isinstance(one.trouble, Refused):
            failure = one.trouble.failure
            yield Finding(
                code=drift.ROWS_NOT_COMPARED,
                message=f"{name}: {one.table} could not be read: {failure.message} "
                f"(SQLSTATE {failure.sqlstate})",
            )
        elif one.differs:
            yield Finding(
                code=drift.ROWS_DIFFER,
                message=f"{name}: {one.table}: {_tally(one)}",
                detail="\n".join(_cut(list(_lines(one)))),
            )


def row_notes(tables: Sequence[TableRows]) -> Iterator[str]:
    """Yield what was not compared, although nothing is wrong with that."""
    for one in tables:
        if isinstance(one.trouble, str):
            yield f"{one.table} was not compared: {one.trouble}"
        elif one.left_out:
            listed = ", ".join(f"{name} ({why})" for name, why in one.left_out.items())
            yield f"{one.table}: not compared: {listed}"


def rows_summary(tables: Sequence[TableRows]) -> str:
    """Return what was found in all tables, in a few words."""
    differing = sum(one.differs for one in tables)
    if differing:
        return f"reference data differs in {counted(differing, 'table')}"
    unknown = sum(isinstance(one.trouble, (TooMany, Refused)) for one in tables)
    if unknown:
        return f"reference data of {counted(unknown, 'table')} was not compared"
    return f"reference data of {counted(len(tables), 'table')} as it should be"


def rows_data(tables: Sequence[TableRows]) -> Json:
    """Return what was found in each table, for programs."""
    return [
        {
            "table": str(one.table),
            "key": list(one.key),
            "rows": one.rows,
            "missing": [list(key) for key in one.missing],
            "extra": [list(key) for key in one.extra],
            "different": [
                {"key": list(row.key), "columns": list(row.columns)} for row in one.different
            ],
            "left_out": dict(one.left_out),
            "not_compared": _trouble(one),
        }
        for one in tables
    ]


def _trouble(one: TableRows) -> str | None:
    if isinstance(one.trouble, TooMany):
        return f"more than {one.trouble.limit} rows"
    return one.trouble.failure.message if isinstance(one.trouble, Refused) else one.trouble


def _tally(one: TableRows) -> str:
    numbers = (
        (len(one.missing), "missing"),
        (len(one.extra), "extra"),
        (len(one.different), "different"),
    )
    told = [f"{number:,} {word}" for number, word in numbers if number]
    return f"{', '.join(told)}; it has {counted(one.rows, 'row')}"


def _lines(one: TableRows) -> Iterator[str]:
    yield from (f"- {_key(key, one)}" for key in one.missing)
    yield from (f"+ {_key(key, one)}" for key in one.extra)
    yield from (f"~ {_key(row.key, one)}: {', '.join(row.columns)}" for row in one.different)


def _key(key: Key, one: TableRows) -> str:
    if not one.key:
        return "a row (there is no key to name it by)"
    return ", ".join(
        f"{name}={_value(name, value, one)}" for name, value in zip(one.key, key, strict=True)
    )


def _value(name: str, value: str | None, one: TableRows) -> str:
    if name in one.hidden:
        return "… (not shown)"
    if value is None:
        return "NULL"
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _cut(lines: list[str]) -> list[str]:
    more = len(lines) - _SHOWN
    return [*lines[:_SHOWN], f"… and {more:,} more"] if more > 0 else lines
