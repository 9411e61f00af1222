"""Primary keys that run out of numbers."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import CreateTable
from pgkeel.lint.rule import Found, Rule

_SMALL = {
    "int2": "32,767",
    "serial2": "32,767",
    "smallserial": "32,767",
    "int4": "2,147,483,647",
    "serial": "2,147,483,647",
    "serial4": "2,147,483,647",
}


def _check(op: CreateTable, _: At) -> Iterator[Found]:
    if op.temporary:
        return
    keys = {
        name
        for one in op.all_constraints()
        if one.kind == "primary key" and len(one.columns) == 1
        for name in one.columns
    }
    for column in op.columns:
        counted = column.identity or column.is_serial or _counts(column.default)
        if column.name in keys and counted and column.type.name in _SMALL:
            last = _SMALL[column.type.name]
            yield Found(f"{column.name} ends at {last}; after that no row fits", at=column.type_at)


def _counts(default: object) -> bool:
    return isinstance(default, dict) and "FuncCall" in default


RULE = Rule(
    code="LNT817",
    slug="small-key",
    family="types",
    level="warning",
    summary="a counted primary key of type integer or smaller",
    why="When the numbers run out every INSERT fails. They are used up by failed inserts and ON "
    "CONFLICT, too, and turning the column into bigint then rewrites the table and all that "
    "references it under ACCESS EXCLUSIVE.",
    instead="Use `bigint generated always as identity`: the four bytes more mostly vanish in "
    "alignment.",
    bad="""\
create table if not exists public.shelves (id integer generated always as identity primary key);
--                                            ^
""",
    good="""\
create table if not exists public.shelves (id bigint generated always as identity primary key);
""",
    on=(CreateTable,),
    check=_check,
)
