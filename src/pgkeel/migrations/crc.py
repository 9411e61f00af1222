"""The checksum that Flyway keeps of a file: it does not see how lines end. Pure."""

import re
import zlib

_LINE_ENDS = re.compile(rb"[\r\n]")
_BOM = b"\xef\xbb\xbf"


def line_crc(content: bytes) -> int:
    """Return the signed CRC-32 over all lines, without their ends and a byte order mark."""
    text = content.removeprefix(_BOM)
    found = zlib.crc32(_LINE_ENDS.sub(b"", text))
    return found - (1 << 32) if found >= 1 << 31 else found
