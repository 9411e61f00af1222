"""One JSON value as COPY's text format has it, by the type of its column. Pure."""

import msgspec

from pgkeel.data.seeding.tables import Column

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_JSON = frozenset({"json", "jsonb"})
_JSON_ARRAYS = frozenset({"_json", "_jsonb"})


def escaped(text: str) -> str:
    """Return a text as COPY reads it back."""
    return text.translate(_ESCAPES)


def cell(column: Column, raw: bytes) -> str:
    """Return what the JSON text ``raw`` is in ``column``.

    As ``jsonb_populate_record`` has it: null is NULL, a text is read by the column's type, a number
    is what it is spelled as, a list fills an array, and what is JSON stays it.
    """
    if raw == b"null":
        return "\\N"
    if column.base in _JSON:
        return escaped(raw.decode())
    if raw[:1] == b'"':
        return escaped(msgspec.json.decode(raw, type=str))
    if raw[:1] == b"[" and column.category == "A":
        return escaped(_array(raw, json=column.base in _JSON_ARRAYS))
    return escaped(raw.decode())


def _array(raw: bytes, *, json: bool) -> str:
    items = msgspec.json.decode(raw, type=list[msgspec.Raw])
    return "{" + ",".join([_item(bytes(item), json=json) for item in items]) + "}"


def _item(raw: bytes, *, json: bool) -> str:
    if raw == b"null":
        return "NULL"
    if raw[:1] == b"[" and not json:
        return _array(raw, json=json)
    text = msgspec.json.decode(raw, type=str) if raw[:1] == b'"' and not json else raw.decode()
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
