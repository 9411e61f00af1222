"""The checksum of a migration: a hash of its text that survives a checkout on any system."""

import hashlib
from mmap import mmap

_BOM = b"\xef\xbb\xbf"


def checksum(buffer: bytes | mmap, *, chunk_size: int = 1 << 20) -> str:
    """Return ``sha256:<hex>`` of the text, with CRLF read as LF and a leading BOM left out.

    Git may rewrite line ends on checkout (core.autocrlf); the migration is the same. At most
    ``chunk_size`` bytes (at least 2) are in memory at a time.
    """
    digest = hashlib.sha256()
    start = len(_BOM) if buffer[: len(_BOM)] == _BOM else 0
    size = len(buffer)
    while start < size:
        chunk = buffer[start : start + chunk_size]
        if chunk.endswith(b"\r") and start + len(chunk) < size:
            chunk = chunk[:-1]  # its LF may be the first byte of the next chunk
        digest.update(chunk.replace(b"\r\n", b"\n"))
        start += len(chunk)
    return f"sha256:{digest.hexdigest()}"
