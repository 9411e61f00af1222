"""Compares the schema that came back with the one before, and says how each object differs."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.granting import OWNER
from pgkeel.catalog.objects import Object
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import Change, compare, topmost
from pgkeel.diff.column_order import column_orders
from pgkeel.proof.facts import Difference, Undoing

_SHOWN = 60


def find_differences(before: Snapshot, made: Snapshot, back: Snapshot) -> tuple[Difference, ...]:
    """Return how ``back`` differs from ``before``; ``made`` is what the migration had made.

    What belongs to an object that differs as a whole is not told apart.
    """
    found = [_difference(one, made) for one in topmost(compare(before, back))]
    return tuple(found) + tuple(_reordered(before, made, back))


def _difference(change: Change, made: Snapshot) -> Difference:
    address = change.address
    between = made.objects.get(address)
    sort: Undoing
    if change.before is None:
        sort = "left-over"
        what = "is still there" if between else "was not there before"
    elif change.after is None:
        if between is not None:
            sort, what = "lossy undo", "is gone, and the migration had left it there"
        elif _owner_came_back(change.before, made):
            sort, what = "lossy undo", "does not come back with what it belongs to"
        else:
            sort, what = "missing undo", "does not come back"
    else:
        untouched = between is not None and between.record == change.after.record
        sort = "missing undo" if untouched else "lossy undo"
        what = f"differs: {_fields(change)}"
    return Difference(sort=sort, address=str(address), kind=address.kind, what=what)


def _owner_came_back(item: Object[Any], made: Snapshot) -> bool:
    """Whether what it belongs to was dropped as well, and the rollback made that anew."""
    return item.parent is not None and item.parent not in made.objects


def describe(change: Change) -> str:
    """Return what became of one object, in words."""
    if change.before is None:
        return f"makes {change.address}"
    if change.after is None:
        return f"drops {change.address}"
    return f"changes {change.address}: {_fields(change)}"


def _fields(change: Change) -> str:
    if change.before is None or change.after is None:
        return ""
    old, new = change.before.record, change.after.record
    return ", ".join(
        f"{name.replace('_', ' ')} "
        + (_granted if name == "grants" else _turned)(getattr(old, name), getattr(new, name))
        for name in change.fields
    )


def _turned(old: object, new: object) -> str:
    """Return what a value was and is; of lists what came and went, of texts where they part."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        gone = [f"without {_value(one)}" for one in old if one not in new]
        came = [f"with {_value(one)}" for one in new if one not in old]
        return ", ".join((*gone, *came)) or "in another order"
    was, now = _value(old), _value(new)
    at = next((at for at, (one, two) in enumerate(zip(was, now, strict=False)) if one != two), 0)
    if at > _SHOWN // 2 and max(len(was), len(now)) > _SHOWN:
        was, now = (f"…{one[at - 8 :]}" for one in (was, now))
    return f"{_cut(was)} → {_cut(now)}"


def _granted(old: object, new: object) -> str:
    return f"{_grants(old)} → {_grants(new)}"


def _grants(value: object) -> str:
    """Return privileges without the owner's own; without any list they are the usual ones."""
    if not isinstance(value, tuple):
        return "as usual"
    others = [str(one) for one in value if one.grantee != OWNER]
    if not any(one.grantee == OWNER for one in value):
        others.append("nothing to the owner")
    return ", ".join(others) or "nothing to others"


def _value(value: object) -> str:
    if value is None:
        return "nothing"
    if value == ():
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " ".join(_value(one) for one in value if one is not None)
    if isinstance(value, Struct):
        return _cut(" ".join(_value(one) for one in msgspec.structs.astuple(value)))
    return " ".join(str(value).split())


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _reordered(before: Snapshot, made: Snapshot, back: Snapshot) -> Iterator[Difference]:
    """Yield the tables and views whose columns are the same and stand in another order."""
    old, new = column_orders(before), column_orders(back)
    for parent, names in old.items():
        now = new.get(parent)
        if now is None:
            continue
        both = {*names} & {*now}
        was, came = ([one for one in order if one in both] for order in (names, now))
        if was == came:
            continue
        dropped = {
            one for one in both if Address("column", (*parent.path, one)) not in made.objects
        }
        stayed = [[one for one in order if one not in dropped] for order in (was, came)]
        yield Difference(
            sort="order only",
            address=str(parent),
            kind=parent.kind,
            what=f"has its columns in the order {', '.join(came)} instead of {', '.join(was)}",
            inherent=parent in made.objects and stayed[0] == stayed[1],
        )


def different_roles(before: Iterable[str], back: Iterable[str]) -> tuple[Difference, ...]:
    """Return the roles that came or went: they belong to the server, so no snapshot has them."""
    old, new = {*before}, {*back}
    found = [
        Difference(sort="left-over", address=f"role {one}", kind="role", what="is still there")
        for one in sorted(new - old)
    ]
    found += [
        Difference(sort="missing undo", address=f"role {one}", kind="role", what="is gone")
        for one in sorted(old - new)
    ]
    return tuple(found)
