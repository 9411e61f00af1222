"""Bodies of PL/pgSQL to the SQL statements in them, with the conditions and handlers around each.

libpg_query's own reader of PL/pgSQL tells only lines, refuses types it does not know, and reads one
routine at a time. Here the language is walked by its words: they alone say where statements begin,
and what is inside of strings, quotes and comments is no word.
"""

import re
from itertools import pairwise

from pgkeel.sql.body import Body, Embedded, Guard
from pgkeel.sql.lexer import split
from pgkeel.sql.statement import Statement
from pgkeel.sql.text import SqlText
from pgkeel.sql.tokens import Token, tokens
from pgkeel.sql.walk import Walk

__all__ = ["Body", "Embedded", "Guard", "read_body"]

_HEAD = re.compile(
    rb"(?:\s|--[^\n]*\n|/\*.*?\*/)*(?:do|create\s+(?:or\s+replace\s+)?(?:function|procedure))\b",
    re.IGNORECASE | re.DOTALL,
)


def read_body(sql: bytes) -> Body | None:
    """Return what is in the body of a DO, CREATE FUNCTION or CREATE PROCEDURE statement.

    ``None`` where there is none, or in another language than PL/pgSQL and SQL.
    """
    if not _HEAD.match(sql):
        return None
    found = tokens(sql, 0, len(sql))
    language, literal = _language(found, sql), _literal(found)
    if literal is None:
        return None
    start, end = literal.content(sql)
    text = sql if literal.kind == "dollar" else _undoubled(sql, start, end)
    if language == "sql":
        return _plain(text, start, end)
    if language != "plpgsql":
        return None
    walk = Walk(text, tokens(text, start, end))
    walk.run()
    return Body(
        statements=tuple(walk.embedded()), transaction_control=tuple(walk.transaction_control)
    )


def _language(found: list[Token], sql: bytes) -> str:
    is_do = bool(found) and found[0].word == "do"
    for one, following in pairwise(found):
        if one.word == "language":
            return (
                sql[following.start : following.end].decode(errors="replace").strip("'\"").lower()
            )
    return "plpgsql" if is_do else "sql"


def _literal(found: list[Token]) -> Token | None:
    """Return the string that is the body: the one of DO, or the one after AS."""
    is_do = bool(found) and found[0].word == "do"
    before = "do"
    for one in found:
        if one.kind in ("string", "dollar") and before != "language" and (is_do or before == "as"):
            return one
        before = one.word or before if one.kind == "word" else before
    return None


def _undoubled(sql: bytes, start: int, end: int) -> bytes:
    """Return ``sql`` with the quotes of a quoted body as they are meant, byte for byte in place."""
    return sql[:start] + sql[start:end].replace(b"''", b"' ") + sql[end:]


def _plain(text: bytes, start: int, end: int) -> Body:
    from pathlib import Path  # noqa: PLC0415 -- only for the value that the lexer wants

    inside = SqlText(b" " * start + text[start:end], Path("body"))
    found = [one for one in split(inside) if isinstance(one, Statement) and one.kind == "sql"]
    statements = [
        Embedded(start=one.start, end=one.end, sql=text[one.start : one.end], at=one.start)
        for one in found
    ]
    return Body(statements=tuple(statements), language="sql")
