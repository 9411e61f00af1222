"""Supabase's history: version, name, and the statements as its own splitter cuts them."""

from collections.abc import Iterator, Sequence

from pgkeel.catalog.quoting import literal
from pgkeel.migrations.version import Version
from pgkeel.runner.histories.tools.supabase import TOOL
from pgkeel.runner.job import Job
from pgkeel.runner.mirrors.writer import At, Writer
from pgkeel.sql import Comment, SqlText, Statement, split

_BLANK = " \t\r\n\f\v"


def chunks(text: SqlText) -> Iterator[str]:
    """Yield what stands between semicolons, comments in it, trimmed; what is empty is left out."""
    before = text.start
    items = list(split(text))
    comments = [item for item in items if isinstance(item, Comment)]
    for item in items:
        if isinstance(item, Statement):
            end = _semicolon(text, item.end, comments)
            yield from _trimmed(text, before, end)
            before = max(end + 1, item.data[1] if item.data else 0)
    yield from _trimmed(text, before, len(text.buffer))


def _semicolon(text: SqlText, start: int, comments: Sequence[Comment]) -> int:
    """Return where the semicolon is that ends a statement, or the end of the text."""
    at = text.buffer.find(b";", start)
    for comment in comments:
        if start <= comment.start <= at < comment.end:
            at = text.buffer.find(b";", comment.end)
    return len(text.buffer) if at < 0 else at


def _trimmed(text: SqlText, start: int, end: int) -> Iterator[str]:
    # A semicolon that ends nothing is where the next one begins.
    chunk = text.slice(start, max(start, end)).lstrip(";" + _BLANK).rstrip(_BLANK)
    if chunk:
        yield chunk


def _make(schema: str, table: str) -> str:
    return (
        f"create schema if not exists {schema};"
        f" create table if not exists {table}"
        " (version text not null primary key, statements text[], name text)"
    )


def _applied(at: At, job: Job) -> str:
    version, listed = literal(job.version.text), ", ".join(map(literal, chunks(job.text)))
    return (
        f"insert into {at.history} (version, name, statements)"  # noqa: S608 -- names and texts are quoted
        f" values ({version}, {literal(job.description)}, array[{listed}]::pg_catalog.text[])"
        " on conflict (version) do update set name = excluded.name,"
        " statements = excluded.statements"
    )


def _undone(at: At, job: Job) -> str:
    return _forgotten(at, job.version)


def _forgotten(at: At, version: Version) -> str:
    return f"delete from {at.history} where version = {literal(version.text)}"  # noqa: S608 -- names and texts are quoted


WRITER = Writer(tool=TOOL, make=_make, applied=_applied, undone=_undone, forgotten=_forgotten)
