"""What users add to schemas that the platform manages, as SQL below a dump without them."""

from pgkeel.catalog.kind import Scene
from pgkeel.catalog.registry import all_kinds
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.selection import Selection


def additions(snapshot: Snapshot, selection: Selection) -> bytes:
    """Return the statements that make what ``selection`` keeps in managed schemas, in order.

    ``snapshot`` is whole. Nothing where there is none.
    """
    kept = selection.of(snapshot)
    added = sorted(
        address for address in kept.objects if address.path and address.path[0] in selection.managed
    )
    scene = Scene(before=snapshot.only(()), after=snapshot, kinds=all_kinds())
    lines = [
        f"{step.sql};\n"
        for address in added
        for step in scene.kinds[address.kind].create(snapshot.objects[address], (), scene)
    ]
    head = "\n\n-- Added to schemas that the platform manages.\n\n"
    return "".join([head, *lines] if lines else []).encode()
