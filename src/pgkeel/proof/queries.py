"""The application's queries, prepared against a schema: which still hold, and what they answer."""

from collections.abc import Mapping

from msgspec import Struct

from pgkeel.postgres.session import Session, StatementError
from pgkeel.proof.asked import Queries
from pgkeel.proof.facts import Query


class Answer(Struct, frozen=True, kw_only=True):
    """What a query gives: its columns with their types, or the server's refusal."""

    columns: tuple[tuple[str, str], ...] = ()
    refused: str | None = None
    undecided: bool = False
    """Whether it was refused for parameters alone: with values of types it might hold."""


_OF_PARAMETERS = frozenset({"42P18", "42P08", "42725"})
"""A type of a parameter, or what takes it, cannot be told (manual: PostgreSQL Error Codes)."""

Answers = Mapping[int, Answer]


def read_answers(session: Session, queries: Queries) -> Answers:
    """Return what the server says of each query, without running any of them."""
    if not queries.asked:
        return {}
    types = dict(session.query("select oid::int8, format_type(oid, null) from pg_type"))
    return {number: _answer(session, one.sql, types) for number, one in enumerate(queries.asked)}


def _answer(session: Session, sql: str, types: Mapping[int, str]) -> Answer:
    try:
        columns = session.describe(sql)
    except StatementError as error:
        undecided = error.failure.sqlstate in _OF_PARAMETERS
        return Answer(refused=error.failure.message, undecided=undecided)
    return Answer(columns=tuple((name, types.get(kind, str(kind))) for name, kind in columns))


def find_changes(queries: Queries, before: Answers, after: Answers) -> tuple[Query, ...]:
    """Return the queries that held before and no longer do so, or answer otherwise."""
    found: list[Query] = []
    for number, one in enumerate(queries.asked):
        old, new = before.get(number), after.get(number)
        if old is None or new is None or old.refused or new.undecided:
            continue
        message = new.refused or _otherwise(old, new)
        if message:
            found.append(
                Query(
                    path=one.path,
                    line=one.line,
                    words=one.words,
                    message=message,
                    gone=new.refused is not None,
                )
            )
    return tuple(found)


def find_undecided(queries: Queries, before: Answers, after: Answers) -> tuple[str, ...]:
    """Return, file by file, of how many queries nothing can be told, and why of the first."""
    found: dict[str, list[tuple[int, str]]] = {}
    for number, one in enumerate(queries.asked):
        old, new = before.get(number), after.get(number)
        if old is None or new is None or not new.refused:
            continue
        if old.refused or new.undecided:
            found.setdefault(one.path, []).append((one.line, new.refused))
    return tuple(
        f"{path}: nothing can be told of {len(lines):,} of its queries; that in line"
        f" {lines[0][0]} cannot be prepared: {lines[0][1]}"
        for path, lines in found.items()
    )


def _otherwise(old: Answer, new: Answer) -> str | None:
    """Return in words what is gone from an answer or of another type; more columns do no harm."""
    types = dict(new.columns)
    gone = [name for name, _ in old.columns if name not in types]
    if gone:
        return f"its answer no longer has {', '.join(gone)}"
    other = [
        f"{name} is {types[name]} instead of {kind}"
        for name, kind in old.columns
        if types[name] != kind
    ]
    return f"in its answer {'; '.join(other)}" if other else None
