"""Which tables are filled, and each after those that it points at; pure."""

from collections.abc import Collection, Iterable, Mapping

from pgkeel.data.synthetic.reading import Table
from pgkeel.rows.shapes import Reference


def required(reference: Reference, table: Table) -> bool:
    """Whether no row of ``table`` can do without what ``reference`` points at."""
    fixed = {one.name for one in table.shape.columns if one.not_null}
    fixed |= {one.name for one in table.fields if one.not_null}
    return {*reference.columns} <= fixed


def roots(tables: Mapping[int, Table]) -> dict[int, int]:
    """Return the table that rows are put into, for each table and each partition that has rows."""
    found = {oid: oid for oid in tables}
    return found | {leaf: oid for oid, table in tables.items() for leaf in table.leaves}


def with_needed(tables: Mapping[int, Table], wanted: Collection[int]) -> set[int]:
    """Return ``wanted`` and the empty tables without which they could not be filled."""
    root_of = roots(tables)
    found = set(wanted)
    open_ = sorted(wanted)
    while open_:
        table = tables[open_.pop()]
        for reference in table.shape.references:
            other = root_of.get(reference.table)
            if other is None or other in found or tables[other].has_rows:
                continue
            if required(reference, table) or table.oid in wanted:
                found.add(other)
                open_.append(other)
    return found


def in_order(tables: Mapping[int, Table], wanted: Iterable[int]) -> tuple[int, ...]:
    """Return ``wanted`` so that each comes after what it points at.

    Where tables point at each other, what may be left out decides less; by name among equals.
    """
    root_of = roots(tables)
    left = sorted(wanted, key=lambda oid: tables[oid].path)
    needs = {oid: _needs(tables[oid], root_of, all_of_them=False) for oid in left}
    likes = {oid: _needs(tables[oid], root_of, all_of_them=True) for oid in left}
    found: list[int] = []
    while left:
        open_ = set(left)
        ready = (one for one in left if not likes[one] & open_)
        nearly = (one for one in left if not needs[one] & open_)
        chosen = next(ready, None) or next(nearly, None) or left[0]
        left.remove(chosen)
        found.append(chosen)
    return tuple(found)


def _needs(table: Table, root_of: Mapping[int, int], *, all_of_them: bool) -> set[int]:
    found = {
        root_of.get(one.table, 0)
        for one in table.shape.references
        if all_of_them or required(one, table)
    }
    return found - {table.oid}
