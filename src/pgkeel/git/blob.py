"""The name that git gives to a file's content, so that unchanged files need not be read."""

import hashlib
from mmap import mmap
from typing import Literal

ObjectFormat = Literal["sha1", "sha256"]


def blob_id(content: bytes | mmap, object_format: ObjectFormat) -> str:
    """Return the id of the blob that holds exactly ``content``.

    A checkout may write other line ends than the blob has: equal ids mean equal text, different
    ids mean nothing yet.
    """
    digest = hashlib.new(object_format, usedforsecurity=False)
    digest.update(b"blob %d\0" % len(content))
    digest.update(content)
    return digest.hexdigest()
