"""What pg_dump leaves out of a part of a database, as SQL below its dump.

Users add to schemas that the platform manages, and a table of a slice may be in a publication,
which is in no schema.
"""

from pgkeel.catalog.address import Address
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.registry import all_kinds
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.selection import Selection


def additions(snapshot: Snapshot, selection: Selection) -> bytes:
    """Return the statements that make what ``selection`` keeps in managed schemas, in order.

    ``snapshot`` is whole. Nothing where there is none.
    """
    kept = selection.of(snapshot)
    managed = sorted(
        address for address in kept.objects if address.path and address.path[0] in selection.managed
    )
    elsewhere = sorted(
        address
        for address, item in kept.objects.items()
        if all_kinds()[address.kind].schema_at and item.parent and item.parent not in kept.objects
    )
    scene = Scene(before=snapshot.only(()), after=snapshot, kinds=all_kinds())
    added = _below("Added to schemas that the platform manages.", managed, scene)
    return (added + _below("Added to what is in no schema.", elsewhere, scene)).encode()


def _below(title: str, addresses: list[Address], scene: Scene) -> str:
    lines = [
        f"{step.sql};\n"
        for address in addresses
        for step in scene.kinds[address.kind].create(scene.after.objects[address], (), scene)
    ]
    return "".join([f"\n\n-- {title}\n\n", *lines] if lines else [])
