"""How values of one type become values of another; for columns whose type changes."""

from pgkeel.catalog.kind import Scene
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.snapshot import Snapshot

# There are no casts between these and others, unless a user made one (manual: CREATE CAST, Notes:
# casts by text are allowed from and to texts alone).
_WITHOUT_CASTS = frozenset({"composite type", "enum"})
_TEXTS = ("character", "text", '"char"')
_ARRAY = "[]"


def way(old: str, new: str, scene: Scene) -> str:
    """Return the casts, as SQL, from ``old`` of the first snapshot to ``new`` of the second."""
    kinds = old.removesuffix(_ARRAY), new.removesuffix(_ARRAY)
    types = _without_casts(scene.before), _without_casts(scene.after)
    alone = any(kind in own for kind, own in zip(kinds, types, strict=True))
    if not alone or any(kind.startswith(_TEXTS) for kind in kinds) or _is_cast(*kinds, scene):
        return f"::{new}"
    return f"::text{_ARRAY if old.endswith(_ARRAY) and new.endswith(_ARRAY) else ''}::{new}"


def _without_casts(snapshot: Snapshot) -> frozenset[str]:
    return frozenset(
        qualified(address.path) for address in snapshot.objects if address.kind in _WITHOUT_CASTS
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
