"""The application's queries, prepared against a schema: which still hold, and what they answer."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from pgkeel.postgres.session import Session, StatementError
from pgkeel.proof.facts import Query
from pgkeel.sql import SqlText, Statement, find_undecodable, split

_SHOWN = 72


class Asked(Struct, frozen=True, kw_only=True):
    """One query of the application."""

    path: str
    line: int
    sql: str

    @property
    def words(self) -> str:
        """Its beginning, on one line."""
        words = " ".join(self.sql.split())
        return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


class Queries(Struct, frozen=True, kw_only=True):
    """All of them, and a digest."""

    asked: tuple[Asked, ...] = ()
    digest: str = ""
    unread: tuple[str, ...] = ()
    """Files that cannot be read."""


class Answer(Struct, frozen=True, kw_only=True):
    """What a query gives: its columns with their types, or the server's refusal."""

    columns: tuple[tuple[str, str], ...] = ()
    refused: str | None = None


Answers = Mapping[int, Answer]


def read_queries(folder: Path, root: Path) -> Queries:
    """Return the statements of all SQL files of ``folder``; none where there is no such folder."""
    digest = hashlib.sha256()
    asked: list[Asked] = []
    unread: list[str] = []
    for path in sorted(folder.glob("*.sql")) if folder.is_dir() else ():
        name = path.relative_to(root).as_posix()
        try:
            content = path.read_bytes()
        except OSError:
            unread.append(name)
            continue
        if find_undecodable(content):
            unread.append(name)
            continue
        digest.update(name.encode() + b"\0" + content)
        text = SqlText(content, path)
        for item in split(text):
            if isinstance(item, Statement) and item.kind == "sql":
                line = text.place(item.start).line or 1
                asked.append(Asked(path=name, line=line, sql=text.slice(item.start, item.end)))
    return Queries(
        asked=tuple(asked), digest=digest.hexdigest() if asked else "", unread=tuple(unread)
    )


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
