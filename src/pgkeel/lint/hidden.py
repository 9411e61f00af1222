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
# What a variable holds stands here as NUL.
_GIVEN = r"(?:%(?:\d+\$)?-?\d*s|\0+)"
_CALLED = re.compile(rf"(?:{_GIVEN}|%(?:\d+\$)?I)\s*\(")
_ACTION = re.compile(
    rf"alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?(?!only\s|if\s)\S+\s+{_GIVEN}", re.IGNORECASE
)
_INNER = re.compile(
    rf"\bas\s*\(\s*{_GIVEN}|\btable\b.*\bas\s+{_GIVEN}|%L\s+{_GIVEN}", re.IGNORECASE | re.DOTALL
)
_ESCAPED = re.compile(
    rb"\\(?:x(?P<hex>[0-9a-f]{1,2})|u(?P<code>[0-9a-f]{4})|(?P<octal>[0-7]{1,3})|(?P<plain>.))",
    re.IGNORECASE | re.DOTALL,
)
_UNICODE = re.compile(rb"\\(?:\+(?P<long>[0-9a-f]{6})|(?P<code>[0-9a-f]{4}))", re.IGNORECASE)
_UNTOLD = "what it runs is put together from variables"


def lost_by_execute(expression: bytes) -> str | None:
    """Return how what an EXECUTE of ``expression`` runs can lose data, in words.

    ``None`` where it begins with a verb that loses nothing, and names none that does. What
    variables hold is not known: they are taken for names and values.
    """
    found = tokens(expression, 0, len(expression))
    for one in (*_strings(found, expression), _composed(found, expression)):
        if losing := _losing(_words(one)):
            return f"{losing.upper()} is in what it runs"
    # A call of format() has its text first, too.
    first = next((one for one in found if one.word not in ("format", "(")), None)
    if first is None or first.kind not in ("string", "dollar"):
        return _UNTOLD
    is_told = all(map(_is_harmless, _statements(_composed(found, expression))))
    return None if is_told else _UNTOLD


def _is_harmless(statement: bytes) -> bool:
    """Whether a statement loses nothing, whatever is put in where it leaves room for names."""
    words = [one.word for one in _words(statement) if one.kind == "word"]
    text = statement.decode(errors="replace").strip()
    if not words or not text.lower().startswith(words[0]) or words[0] not in _HARMLESS:
        return False
    if words[0] == "alter":
        return "type" not in words and not _ACTION.search(text)
    if words[0] in ("select", "values", "with") and _CALLED.search(text):
        return False
    return not _INNER.search(text) or "view" in words


def _statements(composed: bytes) -> list[bytes]:
    """Return the statements of a text that is put together; an empty one where nothing is."""
    ends = [one.start for one in _words(composed) if one.word == ";"]
    begins = [0, *(end + 1 for end in ends)]
    found = [composed[begin:end] for begin, end in zip(begins, [*ends, None], strict=True)]
    return [one for one in found if one.strip()] or [b""]


def _strings(found: list[Token], sql: bytes) -> list[bytes]:
    return [_text(one, sql) for one in found if one.kind in ("string", "dollar")]


def _composed(found: list[Token], sql: bytes) -> bytes:
    """Return the text as far as it is written out: of format() its first argument."""
    parts: list[bytes] = []
    is_format = bool(found) and found[0].word == "format"
    for one in found:
        if one.kind in ("string", "dollar"):
            parts.append(_text(one, sql))
        elif one.word == "|" or (not parts and one.word in ("format", "(")):
            continue
        elif is_format:
            break
        elif one.word != ")":
            parts.append(b"\0")
    return b"".join(parts)


def _text(one: Token, sql: bytes) -> bytes:
    """Return what a string says, its escapes read."""
    text = sql[slice(*one.content(sql))]
    if one.kind == "dollar":
        return text
    head = sql[one.start : one.start + 2].lower()
    text = text.replace(b"''", b"'")
    if head[:1] == b"e":
        return _ESCAPED.sub(_unescaped, text)
    return _UNICODE.sub(_unescaped, text) if head == b"u&" else text


def _unescaped(found: "re.Match[bytes]") -> bytes:
    """Return the character that is meant; a blank for those that end lines and such."""
    kind = found.lastgroup or ""
    text = found[kind]
    if kind == "plain":
        return b" " if text in b"nrtbf" else text
    return chr(int(text, 8 if kind == "octal" else 16)).encode(errors="replace")


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
    return tokens(text, 0, len(text))


def _losing(found: list[Token]) -> str | None:
    before = ""
    for one in found:
        if one.word in _LOSING and before not in _WHEN:
            return one.word
        before = one.word
    return None
