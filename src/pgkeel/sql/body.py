"""What is in a body of PL/pgSQL or SQL: values for whoever looks into DO blocks and routines."""

from typing import Literal

from msgspec import Struct


class Guard(Struct, frozen=True, kw_only=True):
    """What decides whether a statement of a body runs, or what becomes of its failure.

    A ``test`` is a branch of IF or CASE: ``condition`` is its text, ``negated`` where the statement
    runs if it does not hold. A ``handler`` is a block with EXCEPTION: ``conditions`` are the names
    and SQLSTATEs that it catches, in lower case.
    """

    kind: Literal["test", "handler"]
    condition: str = ""
    negated: bool = False
    conditions: tuple[str, ...] = ()


class Embedded(Struct, frozen=True, kw_only=True):
    """One SQL statement inside a body; offsets are bytes of the text that holds the body."""

    start: int
    end: int
    sql: bytes
    """The statement as the grammar of SQL takes it: without INTO, PERFORM as SELECT.

    Of an opaque one, the expression that makes it.
    """
    at: int
    """Where the first byte of ``sql`` is, or would be."""
    guards: tuple[Guard, ...] = ()
    """Outermost first."""
    in_loop: bool = False
    in_handler: bool = False
    dynamic: bool = False
    """Whether EXECUTE runs it."""
    opaque: bool = False
    """Whether its text is only made when it runs."""


class Body(Struct, frozen=True, kw_only=True):
    """The statements of a body, and where it controls transactions itself."""

    statements: tuple[Embedded, ...]
    transaction_control: tuple[int, ...] = ()
    language: str = "plpgsql"
