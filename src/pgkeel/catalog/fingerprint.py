"""The fingerprint of a snapshot: equal for equal schemas, whoever read them and where."""

import hashlib

import msgspec

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.stored import stored_format


def fingerprint(snapshot: Snapshot) -> str:
    """Return ``sha256:<hex>`` over all objects and what is compared of them.

    Another version of keel may see more in a schema: its fingerprints are others.
    """
    digest = hashlib.sha256(stored_format().encode())
    for address in sorted(snapshot.objects):
        digest.update(msgspec.msgpack.encode((address, snapshot.objects[address].record)))
    return f"sha256:{digest.hexdigest()}"
