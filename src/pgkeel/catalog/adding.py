"""What it costs the rows that are there when a column is added; for the kind of columns."""

import re
from typing import Any, NamedTuple

from pgkeel.catalog.address import Address
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.objects import Object

# Functions of the server that give each row its own value; those of others are looked up.
_VOLATILE = re.compile(
    r"\b(?:clock_timestamp|gen_random_uuid|nextval|random|random_normal|timeofday|uuidv4|uuidv7)\("
)
_STEADY = re.compile(r"^ .*\b(?:IMMUTABLE|STABLE)\b", re.MULTILINE)
_LATER = "add it without that, set the default afterwards, and fill it batch by batch"


class Adding(NamedTuple):
    """The form of the statement in the lock table, and what to do instead where rows are many."""

    form: str
    instead: str = ""


def adding(item: Object[Any], scene: Scene) -> Adding:
    """Return what ADD COLUMN does for this column together with its default."""
    column = item.record
    if column.identity:
        return Adding("add-column-identity", _LATER)
    if column.generated:
        return _generated(column.stored)
    if _has_checks(item.address, scene):
        return Adding("add-column-constrained-domain", _LATER)
    default = scene.after.child(item.address, "default")
    if default and (_VOLATILE.search(default.record.expression) or _calls(default.address, scene)):
        return Adding("add-column-volatile-default", _LATER)
    return Adding("add-column")


def _generated(stored: bool) -> Adding:
    if not stored:
        return Adding("add-column-virtual-generated")
    return Adding(
        "add-column-stored-generated",
        "add a plain column, keep it up to date by a trigger, and fill it batch by batch",
    )


def _has_checks(address: Address, scene: Scene) -> bool:
    """Whether its type is a domain whose constraints have to be asked for every row."""
    domains = [
        scene.after.objects[on]
        for on, _, _ in scene.after.depends.get(address, ())
        if on.kind == "domain"
    ]
    return any(
        one.record.not_null or scene.after.child(one.address, "domain constraint")
        for one in domains
    )


def _calls(default: Address, scene: Scene) -> bool:
    """Whether it calls something that may give each row its own value."""
    for on, _, _ in scene.after.depends.get(default, ()):
        found = scene.after.objects.get(on)
        if on.kind == "extension" or (
            found and on.kind == "routine" and not _STEADY.search(_head(found.record.definition))
        ):
            return True
    return False


def _head(definition: str) -> str:
    """Return what stands before the body of a routine."""
    return re.split(r"^AS |^BEGIN ATOMIC|^ ?RETURN ", definition, maxsplit=1, flags=re.MULTILINE)[0]
