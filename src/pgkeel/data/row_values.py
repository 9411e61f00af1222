"""Values of rows in what servers say, blotted out where a column is classified; pure."""

import re
from collections.abc import Callable

_WORD = re.compile(r'"(?:[^"]|"")+"|[^\W\d]\w*')
_MAY = re.compile(
    r"[Kk]ey \(|ailing row contains|invalid input|malformed|out of range|COPY |JSON data, line"
    r"|with parameters"
)
# Of these the server names the columns.
_KEY = re.compile(
    r"(?P<head>[Kk]ey \((?P<columns>[^=]*?)\)=)\(.*?\)"
    r"(?=\.| (?:already exists|is duplicated|is not present|is still referenced|conflicts with))",
    re.DOTALL,
)
_PARTITION = re.compile(
    r"(?P<head>ailing row contains \((?P<columns>[^)=]*)\) = )\(.*\)(?=\.?(?:\n|\Z))", re.DOTALL
)
_COPIED = re.compile(
    r'(?P<head>COPY [^\n]*?, line \d+, column (?P<columns>[^\n]+?): )"[^\n]*', re.DOTALL
)
# Of these it does not: a value may hold line ends, so what comes last counts.
_WHOLE = (
    re.compile(r"(?P<head>ailing row contains )\((?![^)=]*\) = \().*\)(?=\.?(?:\n|\Z))", re.DOTALL),
    re.compile(r'(?P<head>COPY [^\n]*?, line \d+: )"[^\n]*'),
    re.compile(
        r"(?P<head>(?:invalid input (?:syntax|value) for [^:\n]*|malformed \w+ literal"
        r'|field value out of range): )".*"(?=\n|\Z| \(SQLSTATE)',
        re.DOTALL,
    ),
    re.compile(r'(?P<head>\bvalue )".*?"(?= is out of range)', re.DOTALL),
    re.compile(r"(?P<head>JSON data, line \d+: )[^\n]*"),
    re.compile(r"(?P<head>with parameters: )[^\n]*"),
)
HIDDEN = "(…)"


def may_quote(text: str) -> bool:
    """Whether ``text`` has a phrase with which servers quote rows; quick."""
    return bool(_MAY.search(text))


def blotted(text: str, classified: Callable[[], frozenset[str] | None]) -> str:
    """Return ``text`` without what it quotes of rows, where that may be of a classified column.

    ``classified`` gives the names of such columns, and is asked only where a row is quoted;
    ``None`` where they are not known: then every value goes.
    """
    if not may_quote(text):
        return text
    columns = classified()
    if columns is not None and not columns:
        return text

    def hide(found: "re.Match[str]") -> str:
        named = found.groupdict().get("columns")
        if named is not None and columns is not None and columns.isdisjoint(_names(named)):
            return found[0]
        return f"{found['head']}{HIDDEN}"

    for pattern in (_KEY, _PARTITION, _COPIED, *_WHOLE):
        text = pattern.sub(hide, text)
    return text


def _names(text: str) -> set[str]:
    """Return the words that may be columns, as the catalogs hold them."""
    return {
        one[1:-1].replace('""', '"') if one.startswith('"') else one for one in _WORD.findall(text)
    }
