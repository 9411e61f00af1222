"""One JSON value as COPY's text format has it, by the type of its column. Pure."""

import msgspec

from pgkeel.data.seeding.tables import Column

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_JSON = frozenset({"json", "jsonb"})
_JSON_ARRAYS = frozenset({"_json", "_jsonb"})


def escaped(text: str) -> str:
    """Return a text as COPY reads it back."""
    return text.translate(_ESCAPES)


def cell(column: Column, text: str) -> str:
    """Return what the JSON ``text`` is in ``column``.

    As ``jsonb_populate_record`` has it: null is NULL, a text is read by the column's type, a number
    is what it is spelled as, a list fills an array, and what is JSON stays it.
    """
    if text == "null":
        return "\\N"
    if column.base in _JSON:
        return escaped(text)
    if text[0] == '"':
        return escaped(msgspec.json.decode(text, type=str))
    if text[0] == "[" and column.category == "A":
        return escaped(_array(text, json=column.base in _JSON_ARRAYS))
    return escaped(text)


def _array(text: str, *, json: bool) -> str:
    items = msgspec.json.decode(text, type=list[msgspec.Raw])
    return "{" + ",".join([_item(str(item, "utf-8"), json=json) for item in items]) + "}"


def _item(text: str, *, json: bool) -> str:
    if text == "null":
        return "NULL"
    if text[0] == "[" and not json:
        return _array(text, json=json)
    value = msgspec.json.decode(text, type=str) if text[0] == '"' and not json else text
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
