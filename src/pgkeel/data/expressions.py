"""What a server writes of an expression, made easier to read; pure."""

import re

_CALL = re.compile(r"\(\s*SELECT ((?:\w+\.)?\w+\((?:'[^']*')?\)) AS \w+\s*\)", re.IGNORECASE)
_CAST = re.compile(r"('(?:[^']|'')*')::(?:\"[^\"]+\"|\w+)(?:\.(?:\"[^\"]+\"|\w+))?(?:\[\])?")
# A cast of a column, or of a call without arguments: what it holds is plain without it.
_TYPED = re.compile(
    r"\(((?:\w+\.)?\w+(?:\(\))?)\)::(?:character varying|double precision|\w+(?:\.\w+)?)(?:\[\])?"
)
_BEFORE = re.compile(r"(?:^|\(|\bWHERE |\b(AND|OR|NOT) )$")
_AFTER = re.compile(r"$|\)|( (?:AND|OR)\b)")
_JOINED = re.compile(r"\b(?:AND|OR|CASE|UNION)\b")
_ANY = re.compile(r"= ANY \(ARRAY\[([^\[\]]*)\]\)")
_CALLER = re.compile(r"(?:(\w+) = auth\.uid\(\)|auth\.uid\(\) = (\w+))")


def readable(expression: str) -> str:
    """Return an expression without casts of literals, wraps of calls and outer parentheses."""
    text = " ".join(expression.split())
    text = _CALL.sub(r"\1", text)
    text = _CAST.sub(r"\1", text)
    text = _ANY.sub(r"in (\1)", text).replace("( SELECT ", "(SELECT ")
    text = _TYPED.sub(r"\1", text)
    return _bared(text)


def _bared(text: str) -> str:
    """Return an expression without the parentheses around conditions that need none.

    Comparisons bind more tightly than AND, OR and NOT. What is in a literal stays as it is.
    """
    while is_wrapped(text):
        text = text[1:-1].strip()
    at = 0
    while (at := text.find("(", at)) >= 0:
        end = _closing(text, at)
        if end is None:
            return text
        inner = text[at + 1 : end]
        before, after = _BEFORE.search(text[:at]), _AFTER.match(text[end + 1 :])
        is_whole = before and after and before[1] is None and after[1] is None
        needless = is_whole or not _JOINED.search(_outside(inner))
        if before and after and needless and not inner.startswith("SELECT"):
            text = f"{text[:at]}{inner}{text[end + 1 :]}"
        else:
            at += 1
    return text


def _closing(text: str, start: int) -> int | None:
    """Return where the parenthesis at ``start`` closes; ``None`` where it is in a literal."""
    if text.count("'", 0, start) % 2:
        return start
    depth, in_text = 0, False
    for at in range(start, len(text)):
        if text[at] == "'":
            in_text = not in_text
        elif not in_text:
            depth += (text[at] == "(") - (text[at] == ")")
            if depth == 0:
                return at
    return None


def _outside(text: str) -> str:
    """Return what is in no literal and no parentheses."""
    found, depth, in_text = [], 0, False
    for one in text:
        if one == "'":
            in_text = not in_text
        elif not in_text:
            depth += (one == "(") - (one == ")")
            if depth == 0:
                found.append(one)
    return "".join(found)


def is_wrapped(text: str) -> bool:
    """Whether the first parenthesis closes at the very end."""
    if not (text.startswith("(") and text.endswith(")")):
        return False
    depth, in_text = 0, False
    for at, one in enumerate(text):
        if one == "'":
            in_text = not in_text
        elif not in_text:
            depth += (one == "(") - (one == ")")
            if depth == 0 and at < len(text) - 1:
                return False
    return True


def callers_column(text: str) -> str | None:
    """Return the column that holds who asks, where that is the whole condition."""
    found = _CALLER.fullmatch(text)
    return (found[1] or found[2]) if found else None
