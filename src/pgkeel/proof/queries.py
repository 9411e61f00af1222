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
        return Answer(refused=error.failure.message)
    return Answer(columns=tuple((name, types.get(kind, str(kind))) for name, kind in columns))


def find_changes(queries: Queries, before: Answers, after: Answers) -> tuple[Query, ...]:
    """Return the queries that held before and no longer do so, or answer otherwise."""
    found: list[Query] = []
    for number, one in enumerate(queries.asked):
        old, new = before.get(number), after.get(number)
        if old is None or new is None or old.refused:
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
