"""Renames: found by likeness, confirmed by a person, and never guessed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.catalog.address import Address
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.objects import Object
from pgkeel.catalog.quoting import identifier
from pgkeel.catalog.registry import all_kinds
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.step import Step
from pgkeel.diff.change import Change
from pgkeel.diff.plan import Planned
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import dif

_ALIKE = 0.5
"""The share of children that two objects have in common from which on they may be one."""


class Rename(Struct, frozen=True, kw_only=True, order=True):
    """That an object of the first snapshot is one of the second, under another name."""

    old: Address
    new: Address

    def __str__(self) -> str:
        """Return it as ``--rename`` takes it."""
        return f"{_name(self.old)}={_name(self.new)}"


def find_renames(
    changes: Iterable[Change], before: Snapshot, after: Snapshot
) -> tuple[Rename, ...]:
    """Return what looks renamed: one gone, one new, alike, and no other pair for either."""
    kinds = all_kinds()
    changes = list(changes)
    able = [change for change in changes if kinds[change.address.kind].rename]
    gone = [change.address for change in able if change.after is None]
    new = [change.address for change in able if change.before is None]
    new_in: dict[tuple[str, tuple[str, ...]], list[Address]] = {}
    for one in new:
        new_in.setdefault((one.kind, _place(one)), []).append(one)
    pairs = [
        Rename(old=one, new=other)
        for one in gone
        for other in new_in.get((one.kind, _place(one)), ())
        if _may_be(one, other, before, after)
    ]
    olds = Counter(pair.old for pair in pairs)
    news = Counter(pair.new for pair in pairs)
    single = [pair for pair in pairs if olds[pair.old] == news[pair.new] == 1]
    return tuple(sorted([*single, *_parts(changes)]))


def _parts(changes: Iterable[Change]) -> Iterator[Rename]:
    """Yield what has another name in the same place of an object that both have."""
    for change in changes:
        parts = all_kinds()[change.address.kind].parts
        if not (parts and change.before and change.after):
            continue
        old, new = parts(change.before), parts(change.after)
        differ = [(one, other) for one, other in zip(old, new, strict=False) if one != other]
        moved = any(one in new or other in old for one, other in differ)
        if len(old) == len(new) and not moved:
            yield from (_part(change.address, *pair) for pair in differ)


def _part(whole: Address, old: str, new: str) -> Rename:
    return Rename(
        old=Address(whole.kind, (*whole.path, old)), new=Address(whole.kind, (*whole.path, new))
    )


def parse_rename(text: str, before: Snapshot, after: Snapshot) -> Rename:
    """Return the rename that ``OLD=NEW`` means; DIF007 when either is not there."""
    old, equals, new = text.partition("=")
    if not (old and equals and new):
        raise KeelError(dif.REFUSED_NAME, f"{text!r} is not of the form OLD=NEW")
    olds = [one for one in _names(before) if old.strip() in (_name(one), str(one))]
    news = [one for one in _names(after) if new.strip() in (_name(one), str(one))]
    pairs = [
        Rename(old=one, new=other)
        for one in olds
        for other in news
        if other.kind == one.kind and len(other.path) == len(one.path)
    ]
    if not pairs:
        missing = (
            f"the first schema has no {old}"
            if not olds
            else f"the second has no {new} of that kind"
        )
        raise KeelError(dif.REFUSED_NAME, missing)
    return pairs[0]


def _names(snapshot: Snapshot) -> Iterator[Address]:
    """Yield the addresses of all that can be renamed, parts of objects among them."""
    kinds = all_kinds()
    for address, item in snapshot.objects.items():
        kind = kinds[address.kind]
        if kind.rename:
            yield address
        if kind.parts:
            for part in kind.parts(item):
                yield Address(address.kind, (*address.path, part))


def rename_steps(renames: Iterable[Rename], scene: Scene) -> Iterator[Planned]:
    """Yield the statements, what is inside something else before that."""
    for rename in sorted(renames, key=lambda one: (-len(one.old.path), one)):
        for step in _steps(rename, scene):
            yield Planned(address=rename.new, verb="rename", step=step)


def _steps(rename: Rename, scene: Scene) -> Iterator[Step]:
    old, new = rename.old, rename.new
    kind = scene.kinds[old.kind]
    item = scene.before.objects.get(old)
    if item is None:
        whole = scene.before.objects[Address(old.kind, old.path[:-1])]
        yield from kind.rename_part(whole, old.path[-1], new.path[-1]) if kind.rename_part else ()
        return
    if kind.rename is None:
        return
    here = (*old.path[:1], *new.path[1:])
    if item.parent or len(old.path) == 1:
        yield from kind.rename(item, new.path, scene)
    elif old.path != here:
        yield from kind.rename(item, here, scene)
    if item.parent is None and len(old.path) > 1 and old.path[0] != new.path[0] and kind.words:
        moved = kind.words(replace(item, address=Address(old.kind, here)))
        sql = f"ALTER {moved} SET SCHEMA {identifier(new.path[0])}"
        yield Step(sql=sql, form="set-schema", on=old)


def _place(address: Address) -> tuple[str, ...]:
    """Return the path without the name: what two names of one object have in common."""
    at = _name_at(address)
    return (*address.path[:at], *address.path[at + 1 :])


def _name_at(address: Address) -> int:
    """Return where the name is in the path; arguments and methods may follow."""
    last = address.path[-1]
    return len(address.path) - (2 if last.startswith("(") and len(address.path) > 1 else 1)


def _may_be(one: Address, other: Address, before: Snapshot, after: Snapshot) -> bool:
    old, new = before.objects[one], after.objects[other]
    if old.parent != new.parent or not _are_alike(old, new):
        return False
    inner, others = _children(one, before), _children(other, after)
    if not inner and not others:
        return True
    return len(inner & others) / len(inner | others) >= _ALIKE


def _are_alike(old: Object[Any], new: Object[Any]) -> bool:
    """Whether two records differ at most in the name that a definition speaks of."""
    if old.record == new.record:
        return True
    names = [one.address.path[_name_at(one.address)] for one in (old, new)]
    for field in old.record.__struct_fields__:
        text, other = getattr(old.record, field), getattr(new.record, field)
        if text == other:
            continue
        if not (isinstance(text, str) and isinstance(other, str)):
            return False
        if text.replace(identifier(names[0]), identifier(names[1])) != other:
            return False
    return True


def _children(address: Address, snapshot: Snapshot) -> set[tuple[str, tuple[str, ...], str]]:
    """Return what belongs to an object, as far as it does not depend on its name."""
    facets = all_kinds()
    return {
        (child.address.kind, child.address.path[len(address.path) :], repr(child.record))
        for child in snapshot.children.get(address, ())
        if not facets[child.address.kind].facet
    }


def _name(address: Address) -> str:
    return str(address).removeprefix(f"{address.kind} ")
