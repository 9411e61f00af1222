"""PL/pgSQL bodies as the statements in them."""

from dataclasses import dataclass
from typing import Literal

from pgkeel.sql.statement import SyntaxProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What decides whether a statement runs, or what becomes of its failure."""

    kind: Literal["test", "handler"]
    condition: str = ""
    negated: bool = False
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """One statement inside a body."""

    start: int
    end: int
    sql: bytes
    guards: tuple[Guard, ...] = ()
    in_loop: bool = False
    in_handler: bool = False
    dynamic: bool = False
    opaque: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body."""

    statements: tuple[Embedded, ...] = ()
    transaction_control: tuple[int, ...] = ()
    language: str = "plpgsql"
    problem: SyntaxProblem | None = None


def read_body(_: bytes) -> Body | None:
    """Return the statements of a body."""
    return None
