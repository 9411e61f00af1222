"""Renames: found by likeness, confirmed by a person, and never guessed."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.registry import all_kinds
from pgkeel.catalog.snapshot import Snapshot
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
    changes = [change for change in changes if kinds[change.address.kind].rename]
    gone = [change.address for change in changes if change.after is None]
    new = [change.address for change in changes if change.before is None]
    pairs = [
        Rename(old=one, new=other)
        for one in gone
        for other in new
        if _may_be(one, other, before, after)
    ]
    olds = [pair.old for pair in pairs]
    news = [pair.new for pair in pairs]
    return tuple(
        sorted(pair for pair in pairs if olds.count(pair.old) == 1 and news.count(pair.new) == 1)
    )


def parse_rename(text: str, before: Snapshot, after: Snapshot) -> Rename:
    """Return the rename that ``OLD=NEW`` means; DIF007 when either is not there."""
    old, equals, new = text.partition("=")
    if not (old and equals and new):
        raise KeelError(dif.REFUSED_NAME, f"{text!r} is not of the form OLD=NEW")
    olds = [one for one in before.objects if old.strip() in (_name(one), str(one))]
    pairs = [
        Rename(old=one, new=other)
        for one in olds
        for other in after.objects
        if other.kind == one.kind and new.strip() in (_name(other), str(other))
        if all_kinds()[one.kind].rename
    ]
    if not pairs:
        missing = (
            f"the first schema has no {old}"
            if not olds
            else f"the second has no {new} of that kind"
        )
        raise KeelError(dif.REFUSED_NAME, missing)
    return pairs[0]


def rename_steps(renames: Iterable[Rename], scene: Scene) -> Iterator[Planned]:
    """Yield the statements, what is inside something else before that."""
    for rename in sorted(renames, key=lambda one: (-len(one.old.path), one)):
        kind = scene.kinds[rename.old.kind]
        if kind.rename:
            for step in kind.rename(scene.before.objects[rename.old], rename.new.path, scene):
                yield Planned(address=rename.new, verb="rename", step=step)


def _may_be(one: Address, other: Address, before: Snapshot, after: Snapshot) -> bool:
    if one.kind != other.kind or one.path[:-1] != other.path[:-1]:
        return False
    old, new = before.objects[one], after.objects[other]
    if old.parent != new.parent or old.record != new.record:
        return False
    inner, others = _children(one, before), _children(other, after)
    if not inner and not others:
        return True
    return len(inner & others) / len(inner | others) >= _ALIKE


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
