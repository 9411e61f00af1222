"""What can lose data inside of texts that no rule reads: SQL put together, bodies of routines."""

import re

from pgkeel.sql.tokens import Token, tokens

MAY_LOSE = re.compile(r"\b(?:delete|truncate|drop|execute)\b", re.IGNORECASE)
_LOSING = frozenset({"delete", "drop", "truncate"})
# ON DELETE, BEFORE DELETE, INSERT OR DELETE: these say when, and delete nothing.
_WHEN = frozenset({"after", "before", "for", "of", "on", "or"})
_HARMLESS = frozenset(
    {
        "alter",
        "analyze",
        "cluster",
        "comment",
        "create",
        "grant",
        "insert",
        "lock",
        "notify",
        "refresh",
        "reindex",
        "reset",
        "revoke",
        "select",
        "set",
        "update",
        "vacuum",
        "values",
        "with",
    }
)
_CALL = re.compile(r"([\w$]+)\"?\s*\(")
_UNTOLD = "what it runs is put together from variables"


def lost_by_execute(expression: bytes) -> str | None:
    """Return how what an EXECUTE of ``expression`` runs can lose data, in words.

    ``None`` where it begins with a verb that loses nothing, and names none that does. What
    variables hold is not known: they are taken for names and values.
    """
    found = tokens(expression, 0, len(expression))
    strings = [
        expression[slice(*one.content(expression))]
        for one in found
        if one.kind in ("string", "dollar")
    ]
    words = [_words(text) for text in strings]
    for one in words:
        if losing := _losing(one):
            return f"{losing.upper()} is in what it runs"
    # A call of format() has its text first, too.
    first = next((one for one in found if one.word not in ("format", "(")), None)
    if first is None or first.kind not in ("string", "dollar") or not words[0]:
        return _UNTOLD
    verb = words[0][0]
    changes_type = verb.word == "alter" and any(one.word == "type" for one in words[0])
    return None if verb.word in _HARMLESS and not changes_type else _UNTOLD


def lost_by_body(body: str) -> str | None:
    """Return how a routine with this body can lose data when it is called, in words."""
    if not MAY_LOSE.search(body):
        return None
    sql = body.encode()
    found = tokens(sql, 0, len(sql))
    if losing := _losing(found):
        return f"{losing.upper()} is in its body"
    for number, one in enumerate(found):
        if one.word == "execute":
            end = next((two.start for two in found[number:] if two.word == ";"), len(sql))
            if why := lost_by_execute(sql[one.end : end]):
                return f"its EXECUTE: {why}"
    return None


def called_by_body(body: str) -> tuple[str, ...]:
    """Return what may be a call in a body: the names before a parenthesis, in lower case."""
    return tuple(sorted({name.lower() for name in _CALL.findall(body)}))


def _words(text: bytes) -> list[Token]:
    return tokens(text.replace(b"''", b"'"), 0, len(text))


def _losing(found: list[Token]) -> str | None:
    before = ""
    for one in found:
        if one.word in _LOSING and before not in _WHEN:
            return one.word
        before = one.word
    return None
