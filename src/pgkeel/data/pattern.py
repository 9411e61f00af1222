"""What a pattern of a secret is; the list of them is in ``patterns``."""

import re
from collections.abc import Callable

from msgspec import Struct

from pgkeel.errors import Code


class Match(Struct, frozen=True):
    """Where in a file a value begins and ends, and how it is named to people, without itself."""

    start: int
    end: int
    name: str


Check = Callable[[bytes, "re.Match[bytes]", str], Match | None]
"""Judges what a regular expression has found in a file; the last is the pattern's name."""


class Pattern(Struct, frozen=True, kw_only=True):
    """One form of secret or of personal data.

    A file is looked through for ``anchors``, which is quick; only where one of them stands is
    ``shape`` matched. Without anchors ``shape`` is searched by itself, and has to be quick.
    """

    code: Code
    name: str
    """As it goes on after "this looks like"."""
    anchors: tuple[bytes, ...] = ()
    shape: re.Pattern[bytes]
    check: Check
    folded: bool = False
    """Whether anchors, then in small letters, are found in any case."""
    revoke: str | None = None
    """Where its issuer lets it be revoked."""
