"""The one exception a person is meant to see: pgkeel could not do its work."""

from pgkeel.errors.code import Code
from pgkeel.errors.place import Place


class KeelError(Exception):
    """The tool could not do its work; the command line renders it and exits with 2.

    ``message`` says what happened, ``hint`` what to do next, ``detail`` carries a block of text as
    it came from elsewhere (a server message, the end of a log). None of them may hold a password.
    """

    def __init__(
        self,
        code: Code,
        message: str,
        *,
        place: Place | None = None,
        hint: str | None = None,
        detail: str | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.place = place
        self.hint = hint
        self.detail = detail

    def __str__(self) -> str:
        """Return one line: code, place and message."""
        where = f"{self.place}: " if self.place else ""
        return f"{self.code.code} {where}{self.message}"
