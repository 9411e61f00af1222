"""How values of one type become values of another; for columns whose type changes."""

from pgkeel.catalog.kind import Scene
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.snapshot import Snapshot

# Whose only casts are by text, unless a user made another (pg_cast; manual: CREATE CAST, Notes).
_OF_USERS = frozenset({"composite type", "enum"})
_OF_SERVER = frozenset({"uuid", "xml"})
_JSON = frozenset({"json", "jsonb"})
_TEXTS = ("character", "text", '"char"')
_NUMBERS = ("bigint", "double precision", "numeric", "real", "smallint")
_ARRAY = "[]"


def converted(column: str, old: str, new: str, scene: Scene) -> str:
    """Return a value of type ``old`` as one of type ``new``, as SQL; ``column`` is SQL, too.

    Where there is no cast it goes by way of its text, which may not fit.
    """
    array = _ARRAY if old.endswith(_ARRAY) and new.endswith(_ARRAY) else ""
    one, other = old.removesuffix(array), new.removesuffix(array)
    direct = f"{column}::{new}"
    if _is_text(one) or _is_text(other) or {old, new} <= _JSON or _is_cast(old, new, scene):
        return direct
    if new in _JSON:
        return f"to_{new}({column})"
    if old in _JSON and not new.endswith(_ARRAY):
        # Without the quotes that a string has in JSON; a second run finds what it made.
        return f"(to_{old}({column}) #>> '{{}}')::{new}"
    whether = "boolean" in (one, other)
    if not array and whether and (one.startswith(_NUMBERS) or other.startswith(_NUMBERS)):
        return f"{column}::integer::{new}"
    no_array = one.endswith(_ARRAY) or other.endswith(_ARRAY)
    by_text = no_array or _has_no_cast(one, other, scene)
    return f"{column}::text{array}::{new}" if by_text else direct


def _is_text(kind: str) -> bool:
    return kind.startswith(_TEXTS) and not kind.endswith(_ARRAY)


def _has_no_cast(old: str, new: str, scene: Scene) -> bool:
    own = (old, scene.before), (new, scene.after)
    return any(kind in _OF_SERVER or kind in _types(snapshot) for kind, snapshot in own)


def _types(snapshot: Snapshot) -> frozenset[str]:
    return frozenset(
        qualified(address.path) for address in snapshot.objects if address.kind in _OF_USERS
    )


def _is_cast(old: str, new: str, scene: Scene) -> bool:
    """Whether there is a cast of a user before, which the plan may drop no sooner, and after."""
    return all(
        any(
            (item.record.source, item.record.target) == (old, new)
            for item in snapshot.objects.values()
            if item.address.kind == "cast"
        )
        for snapshot in (scene.before, scene.after)
    )
