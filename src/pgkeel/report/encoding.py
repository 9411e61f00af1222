"""JSON that any program can read, whatever the strings hold; for the formats."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from pgkeel.report.document import Json

_SURROGATE = re.compile("[\ud800-\udfff]")


def json_text(body: Json) -> str:
    """Return ``body`` as indented JSON that ends with a line's end."""
    return msgspec.json.format(msgspec.json.encode(_clean(body)), indent=2).decode() + "\n"


def json_line(body: Json) -> str:
    """Return ``body`` as JSON on one line, without the line's end."""
    return msgspec.json.encode(_clean(body)).decode()


def _clean(value: Json) -> Json:
    """Return ``value`` without what UTF-8 cannot say, such as a file name in another encoding."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", str(value))
    if isinstance(value, Mapping):
        return {_SURROGATE.sub("\ufffd", key): _clean(one) for key, one in value.items()}
    if isinstance(value, Sequence):
        return [_clean(one) for one in value]
    return value
