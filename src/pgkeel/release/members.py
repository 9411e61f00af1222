"""Puts the members of an operator class or family in an order of their own; pure.

pg_dump writes those of one strategy in the order in which they were added.
"""

import re

_LIST = re.compile(rb"( ADD| AS)\n    (?=OPERATOR |FUNCTION |STORAGE )")
_BETWEEN = re.compile(rb" ,\n    (?=OPERATOR |FUNCTION |STORAGE )")
_MEMBER = re.compile(rb"(?P<word>STORAGE|OPERATOR|FUNCTION) (?P<number>[0-9]*)")
_END = b";\n"
_WORDS = (b"STORAGE", b"OPERATOR", b"FUNCTION")


def sorted_members(text: bytes) -> bytes:
    """Return the statement with its members in order: what they are, their number, their text."""
    begun = _LIST.search(text)
    end = text.find(_END, begun.end()) if begun else -1
    if begun is None or end < 0:
        return text
    members: list[bytes] = _BETWEEN.split(text[begun.end() : end])
    members.sort(key=_place)
    return text[: begun.end()] + b" ,\n    ".join(members) + text[end:]


def _place(member: bytes) -> tuple[int, int, bytes]:
    found = _MEMBER.match(member)
    if found is None:
        return len(_WORDS), 0, member
    return _WORDS.index(found["word"]), int(found["number"] or 0), member
