"""Makes rows up for tables that have none, in one transaction: ``keel seed --synthesise``."""

from collections.abc import Callable, Collection, Mapping
from typing import LiteralString

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.data.synthetic.asking import try_types
from pgkeel.data.synthetic.filling import Filled, Filling, blank
from pgkeel.data.synthetic.making import Making
from pgkeel.data.synthetic.ordering import in_order, roots, with_needed
from pgkeel.data.synthetic.pointing import Pools
from pgkeel.data.synthetic.reading import Table, Target, has_rows, read_target
from pgkeel.data.synthetic.values import Values
from pgkeel.data.synthetic.words import Words
from pgkeel.postgres.session import Session

_FEWEST_KEYS = 1_000
# How values are read and told does not depend on whose database it is.
_READING: LiteralString = (
    "set local datestyle to 'ISO, MDY'; set local timezone to 'UTC';"
    " set local intervalstyle to 'postgres'; set local bytea_output to 'hex';"
    " set local extra_float_digits to 1"
)


class Request(Struct, frozen=True, kw_only=True):
    """What is wanted."""

    rows: int
    seed: int
    spared: frozenset[tuple[str, str]]
    """Tables that are not filled: keel's own, and those with seeds, by schema and name."""
    managed: frozenset[str]
    """Schemas of others: their tables are filled only where those that are wanted need them."""
    schemas: frozenset[str] = frozenset()
    """Only tables in these; empty: in all but those of others."""
    named: frozenset[str] = frozenset()
    """Only these tables, by name or by schema and name; empty: all."""
    classes: Mapping[str, str] = {}
    """What columns hold, as keel.toml says."""


class Synthesis(Struct, frozen=True, kw_only=True):
    """What came of it, table by table in the order of their filling."""

    filled: tuple[Filled, ...]
    """Those with rows, and those without, which say why."""
    kept: tuple[str, ...]
    """Tables that had rows before."""
    by_triggers: tuple[str, ...]
    """Tables that triggers on others put rows into meanwhile."""
    needed: frozenset[str]
    """Of the filled ones, those that nobody asked for and others need."""
    spared: tuple[str, ...]
    """Tables that were asked for by name and have a seed file, or are keel's own."""
    unknown: tuple[str, ...]
    """What was asked for by name and is no table here."""


def synthesise(
    session: Session, request: Request, tell: Callable[[int, int, str], object]
) -> Synthesis:
    """Fill the tables that have no rows, within the transaction that ``session`` has open.

    Nothing is committed here. A table that cannot be filled says why, and is left as it was; the
    others go on. DAT errors: the library is missing.
    """
    words = Words()
    session.run(_READING)
    target = read_target(session)
    asked = {oid for oid, one in target.tables.items() if _is_asked(one, request)}
    open_ = {oid for oid in asked if not target.tables[oid].has_rows}
    wanted = with_needed(target.tables, open_)
    wanted = {oid for oid in wanted if target.tables[oid].path not in request.spared}
    kinds = Values(target.types, try_types(session, target.types))
    pools = Pools(session, target.shapes, max(_FEWEST_KEYS, request.rows))
    filled: list[Filled] = []
    by_triggers: list[str] = []
    order = in_order(target.tables, wanted)
    for number, oid in enumerate(order):
        table = target.tables[oid]
        tell(number, len(order), table.name)
        if table.allowed and filled and has_rows(session, table):
            by_triggers.append(table.name)
            pools.forget()
            continue
        filled.append(_fill(session, table, request, words, kinds, pools))
    root_of = roots(target.tables)
    return Synthesis(
        filled=tuple(_rooted(one, root_of) for one in filled),
        kept=tuple(sorted(target.tables[oid].name for oid in asked - open_)),
        by_triggers=tuple(by_triggers),
        needed=frozenset(target.tables[oid].name for oid in wanted - open_),
        spared=tuple(
            one.name
            for one in target.tables.values()
            if one.path in request.spared and _is_named(one, request)
        ),
        unknown=_unknown(target, request),
    )


def _fill(
    session: Session,
    table: Table,
    request: Request,
    words: Words,
    kinds: Values,
    pools: Pools,
) -> Filled:
    if not table.allowed:
        return blank(table, request.rows, "the role of the session may not read it or add to it")
    if table.kind == "p" and not table.leaves:
        return blank(table, request.rows, "it is partitioned and has no partition")
    making = Making(session, table, words, kinds, request.classes, request.seed)
    return Filling(session, table, making, pools).fill(request.rows)


def _rooted(one: Filled, root_of: Mapping[int, int]) -> Filled:
    """Return it with the tables that partitions belong to in their stead."""
    return replace(one, points_at=frozenset(root_of.get(oid, oid) for oid in one.points_at))


def _is_asked(table: Table, request: Request) -> bool:
    if table.path in request.spared:
        return False
    if request.named:
        return _is_named(table, request)
    if request.schemas:
        return table.path[0] in request.schemas
    return table.path[0] not in request.managed


def _is_named(table: Table, request: Request) -> bool:
    return bool({table.name, table.path[1]} & request.named)


def _unknown(target: Target, request: Request) -> tuple[str, ...]:
    known: Collection[str] = {
        name for one in target.tables.values() for name in (one.name, one.path[1])
    }
    return tuple(sorted(request.named - {*known}))
