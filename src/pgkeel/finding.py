"""What a check of migrations or schemas reports; a value every feature shares."""

from typing import Literal

from msgspec import Struct

from pgkeel.errors import Code, Place

Severity = Literal["error", "warning", "info"]


class Finding(Struct, frozen=True, kw_only=True):
    """One thing found; only an ``error`` makes a command end with 1.

    ``message`` says what is wrong in one line, ``hint`` what to do, ``detail`` shows evidence:
    a statement, a server message, the line that changed.
    """

    code: Code
    message: str
    severity: Severity = "error"
    place: Place | None = None
    hint: str | None = None
    detail: str | None = None
