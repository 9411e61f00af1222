"""The variables of a PL/pgSQL body and their types, from its DECLARE parts and its loops."""

from collections.abc import Iterator

from pgkeel.sql.tokens import Token, tokens

_ENDS = frozenset({":=", "=", "default", "not", "collate"})


def read_variables(source: bytes) -> tuple[dict[str, str], frozenset[str]]:
    """Return variables with their types, and those whose type is not known before it runs."""
    found = tokens(source, 0, len(source))
    known: dict[str, str] = {}
    unknown: set[str] = set()
    for name, kind in (*_declared(source, found), *_loops(source, found)):
        if kind is None or known.get(name, kind) != kind:
            unknown.add(name)
        else:
            known[name] = kind
    return {name: kind for name, kind in known.items() if name not in unknown}, frozenset(unknown)


def _declared(source: bytes, found: list[Token]) -> Iterator[tuple[str, str | None]]:
    at = 0
    while at < len(found):
        if found[at].word != "declare":
            at += 1
            continue
        at += 1
        while at < len(found) and found[at].word != "begin":
            end = at
            while end < len(found) and found[end].word != ";":
                end += 1
            yield _one(source, found[at:end])
            at = end + 1


def _one(source: bytes, listed: list[Token]) -> tuple[str, str | None]:
    name = _name(source, listed[0]) if listed else ""
    rest = listed[1:]
    if rest and rest[0].word == "constant":
        rest = rest[1:]
    words = [one.word for one in rest]
    if not rest or "cursor" in words[:4] or words[0] in ("record", "alias"):
        return name, None
    stop = next((at for at, word in enumerate(words) if word in _ENDS), len(rest))
    if stop == 0:
        return name, None
    kind = source[rest[0].start : rest[stop - 1].end].decode(errors="replace")
    lowered = kind.lower()
    if lowered.endswith("%rowtype"):
        return name, kind[: -len("%rowtype")].rstrip("% ")
    return name, kind


def _loops(source: bytes, found: list[Token]) -> Iterator[tuple[str, str | None]]:
    """Yield the variables of FOR loops over numbers; those over rows are declared."""
    for at, token in enumerate(found):
        if token.word != "for" or at + 2 >= len(found) or found[at + 2].word != "in":
            continue
        end = at
        while end < len(found) and found[end].word not in ("loop", ";"):
            end += 1
        if b".." in source[token.end : found[end].start if end < len(found) else None]:
            yield found[at + 1].word, "integer"


def _name(source: bytes, token: Token) -> str:
    text = source[token.start : token.end].decode(errors="replace")
    return text[1:-1].replace('""', '"') if token.kind == "quoted" else text.lower()
