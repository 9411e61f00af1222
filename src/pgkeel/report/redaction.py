"""A document without passwords or values of rows, for whoever hands it to a format."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import fields, replace

from pgkeel.config.url import redact
from pgkeel.errors import Code, KeelError
from pgkeel.report.document import Document, Verbatim

Clean = Callable[[str], str]


def redacted(document: Document, clean: Clean = redact) -> Document:
    """Return ``document`` with every password blotted out, before it is JSON or XML.

    Afterwards would be too late: ``set password = null`` at the end of a line would take the quote
    that closes the string with it. ``clean`` may blot out more. SQL to be run stays as it is.
    """
    return cast("Document", _redacted(document, clean))


def _redacted(value: Any, clean: Clean) -> Any:
    # Whatever a document comes to hold is gone through: nothing here names its fields.
    if isinstance(value, Verbatim):
        return value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Code | Path):
        return value
    if isinstance(value, KeelError):
        parts = {"place": value.place, "hint": value.hint, "detail": value.detail}
        return KeelError(value.code, clean(value.message), **_redacted(parts, clean))
    if isinstance(value, Struct):
        changed = {}
        for name in _names(type(value)):
            old = getattr(value, name)
            if old is not None and (new := _redacted(old, clean)) is not old:
                changed[name] = new
        return replace(value, **changed) if changed else value
    if isinstance(value, Mapping):
        return {key: _redacted(one, clean) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return type(value)([_redacted(one, clean) for one in value])
    return value


@cache
def _names(kind: type[Struct]) -> tuple[str, ...]:
    return tuple([one.name for one in fields(kind)])
