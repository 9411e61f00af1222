"""What a server says when it refuses a statement, kept whole, as a value."""

import re
from dataclasses import dataclass

_COPY_LINE = re.compile(r"COPY .*?, line (?P<line>\d+)")
_DO_LINE = re.compile(r"inline_code_block line (?P<line>\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerFailure:
    """The fields of an error report (manual: Error and Notice Message Fields).

    ``position`` counts characters from 1 within the statement that was sent.
    """

    sqlstate: str
    message: str
    detail: str | None = None
    hint: str | None = None
    context: str | None = None
    position: int | None = None
    constraint: str | None = None
    """The name of the constraint that was violated."""
    column: str | None = None
    """The name of the column that the error is about, where it is about one."""

    @property
    def copy_line(self) -> int | None:
        """The line of COPY data, from 1, that the server stumbled over."""
        found = _COPY_LINE.search(self.context or "")
        return int(found["line"]) if found else None

    @property
    def do_line(self) -> int | None:
        """The line within the body of a DO block, from 1, where the outermost call failed."""
        found = _DO_LINE.findall(self.context or "")
        return int(found[-1]) if found else None

    def lines(self) -> tuple[str, ...]:
        """Return the report as psql shows it, without the position."""
        named = (("DETAIL", self.detail), ("HINT", self.hint), ("CONTEXT", self.context))
        return (
            f"ERROR:  {self.sqlstate}: {self.message}",
            *(f"{name}:  {text}" for name, text in named if text),
        )


class StatementError(Exception):
    """The server refused a statement; ``failure`` is its report."""

    def __init__(self, failure: ServerFailure) -> None:
        super().__init__(failure.message)
        self.failure = failure
