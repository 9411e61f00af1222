"""What a server writes of an expression, made easier to read; pure."""

import re

_CALL = re.compile(r"\(\s*SELECT ((?:\w+\.)?\w+\((?:'[^']*')?\)) AS \w+\s*\)", re.IGNORECASE)
_CAST = re.compile(r"('(?:[^']|'')*')::(?:\"[^\"]+\"|\w+)(?:\.(?:\"[^\"]+\"|\w+))?(?:\[\])?")
_ANY = re.compile(r"= ANY \(ARRAY\[([^\[\]]*)\]\)")
_CALLER = re.compile(r"(?:(\w+) = auth\.uid\(\)|auth\.uid\(\) = (\w+))")


def readable(expression: str) -> str:
    """Return an expression without casts of literals, wraps of calls and outer parentheses."""
    text = " ".join(expression.split())
    text = _CALL.sub(r"\1", text)
    text = _CAST.sub(r"\1", text)
    text = _ANY.sub(r"in (\1)", text).replace("( SELECT ", "(SELECT ")
    while is_wrapped(text):
        text = text[1:-1].strip()
    return text


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
