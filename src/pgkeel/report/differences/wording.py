"""Words for changes and their fields; for the pages of this package."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pgkeel.catalog.address import Address
from pgkeel.catalog.granting import MAINTAIN_SINCE, Grant, usual
from pgkeel.catalog.objects import Object
from pgkeel.diff.change import Change
from pgkeel.names import quoted


class Line(NamedTuple):
    """One thing to tell of an object: how it changed, what it is, and its old and new value."""

    sign: str
    """``+``, ``-`` or ``~``."""
    what: str
    old: str = ""
    new: str = ""


def told(change: Change, root: Address) -> Iterator[Line]:
    """Yield what to tell of a change below its root object."""
    name = _name(change.address, root)
    if change.before is None:
        yield Line("+", name, new=_only(change))
    elif change.after is None:
        yield Line("-", name, old=_only(change))
    else:
        for field in change.fields:
            if field == "grants":
                yield from _regranted(change, name)
                continue
            old = value(getattr(change.before.record, field))
            new = value(getattr(change.after.record, field))
            yield Line("~", _joined(name, field), old, new)


def _regranted(change: Change, name: str) -> Iterator[Line]:
    """Yield which privileges are taken and which are given; those that stay are not told."""
    old, new = _grants(change, change.before), _grants(change, change.after)
    yield from (Line("-", name, old=text) for text in _together(old - new))
    yield from (Line("+", name, new=text) for text in _together(new - old))


def _grants(change: Change, item: Object[Any] | None) -> frozenset[Grant]:
    """Return the privileges; where none are written down, those that a new object has."""
    if item is None:
        return frozenset()
    if item.record.grants is not None:
        return frozenset(item.record.grants)
    other = change.after if item is change.before else change.before
    said = other.record.grants if other else ()
    # Only servers from some version on have it, and then it is among those of the owner.
    newest = any(one.privilege == "MAINTAIN" for one in said or ())
    return usual(item.record.type, MAINTAIN_SINCE if newest else 0)


def _together(grants: frozenset[Grant]) -> Iterator[str]:
    """Yield a line for each role, all its privileges together."""
    found: dict[str, list[str]] = {}
    for one in sorted(grants):
        found.setdefault(str(one).removeprefix(one.privilege), []).append(one.privilege)
    yield from (f"{', '.join(names)}{to}" for to, names in sorted(found.items()))


def value(given: object) -> str:
    """Return the value of a field in words: what is not said is not the same as nothing."""
    if given is None:
        return "unset"
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, tuple):
        return ", ".join(map(_part, given)) or "none"
    return str(given)


def _part(given: object) -> str:
    """Return a part of a value: a qualified name, or what belongs together."""
    if not isinstance(given, tuple) or isinstance(given, Grant):
        return str(given)
    if all(isinstance(one, str) for one in given):
        return ".".join(given)
    return " ".join(value(one) for one in given if one is not None)


def _joined(name: str, field: str) -> str:
    words = field.replace("_", " ")
    return words if name in ("", words) else f"{name}: {words}"


def _only(change: Change) -> str:
    """Return what an object says where it has one thing to say, such as a comment."""
    item = change.after or change.before
    if item is None:
        return ""
    fields = list(item.record.__struct_fields__)
    return value(getattr(item.record, fields[0])) if len(fields) == 1 else ""


def _name(address: Address, root: Address) -> str:
    if address == root:
        return ""
    if len(address.path) > len(root.path) and address.path[: len(root.path)] == root.path:
        rest = ".".join(map(quoted, address.path[len(root.path) :]))
        return f"{address.kind} {rest}"
    within = Address(address.path[0], address.path[1:]) if address.path else address
    if within == root:
        return address.kind
    if within.path[: len(root.path)] == root.path:
        return f"{address.kind} on {_name(within, root)}"
    return str(address)
