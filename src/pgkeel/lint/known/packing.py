"""What is known, as bytes for the cache."""

import msgspec

from pgkeel.lint.known.schema import Schema


def pack(schema: Schema) -> bytes:
    """Return ``schema`` as bytes."""
    return msgspec.msgpack.encode(schema)


def unpack(packed: bytes) -> Schema:
    """Return the schema that ``pack`` packed."""
    return msgspec.msgpack.decode(packed, type=Schema)
