"""Asks the server within a transaction whether it takes something, and leaves nothing behind."""

from collections.abc import Mapping, Sequence

from pgkeel.catalog.quoting import literal
from pgkeel.data.synthetic.savepoints import savepoint
from pgkeel.data.synthetic.types import Type
from pgkeel.data.synthetic.values import needs_trying
from pgkeel.postgres.session import Session, StatementError
from pgkeel.rows.candidates import said_of, usual_of
from pgkeel.rows.shapes import Column

_TEXTS = ("1", "2", "3", "a", "b", "(1,2)", "{1}", "POINT(1 1)", "1.0.0", "1 2", "")
"""What types take of which nothing is known."""


def answers(session: Session, sql: str) -> bool:
    """Whether the server runs ``sql``, which changes nothing, without an error."""
    try:
        with savepoint(session):
            session.query_made(sql)
    except StatementError:
        return False
    return True


def taken(session: Session, texts: Sequence[str], written: str) -> tuple[str, ...]:
    """Return those of ``texts`` that are values of the type ``written``."""
    if not texts:
        return ()
    casts = [f"{literal(one)}::{written}" for one in texts]
    if answers(session, f"select {', '.join(casts)}"):
        return tuple(texts)
    return tuple(
        text for text, cast in zip(texts, casts, strict=True) if answers(session, f"select {cast}")
    )


def try_types(session: Session, types: Mapping[int, Type]) -> dict[int, tuple[str, ...]]:
    """Return values of types that nothing is known of, and of domains with conditions."""
    found = {}
    for oid, kind in types.items():
        if needs_trying(kind):
            texts = _of_domain(kind, types) if kind.kind == "d" else _TEXTS
            found[oid] = taken(session, texts, kind.written)
    return {oid: options for oid, options in found.items() if options}


def _of_domain(kind: Type, types: Mapping[int, Type]) -> tuple[str, ...]:
    below, checks = kind, list(kind.checks)
    while below.kind == "d":
        below = types[below.base]
        checks += below.checks
    column = Column(
        name="value",
        type=kind.written,
        base=below.written,
        category=below.category,
        length=None,
        not_null=False,
        has_default=False,
        labels=below.labels,
        checks=tuple(checks),
    )
    return tuple(dict.fromkeys((*said_of(column, checks), *usual_of(column))))
