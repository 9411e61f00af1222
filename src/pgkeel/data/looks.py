"""Whether a value looks random, or made up; pure."""

import math
import re
from collections import Counter

_MADE_UP = re.compile(
    rb"example|sample|dummy|fake|placeholder|change[-_]?(?:me|it|this)|redacted|your[-_]?|insert[-_]"
    rb"|replace|xxxx|\*\*\*|\.\.\.|0000000|1234567|abcdefg|deadbeef|<|>|\$\{|\{\{|%\(|\$\(|\[|\\u",
    re.IGNORECASE,
)
_TOKEN_MADE_UP = re.compile(
    rb"example|dummy|fake|placeholder|redacted|your[-_]|replace|x{5}|0{7}|123456789|abcdefghij",
    re.IGNORECASE,
)
_UUID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_HEX = re.compile(rb"[0-9a-fA-F]+")
_MANY_ALIKE = re.compile(rb"(.)\1{5}")


def is_made_up(value: bytes) -> bool:
    """Whether a person has plainly invented a value, or a template fills it in."""
    return bool(_MADE_UP.search(value) or _MANY_ALIKE.search(value))


def is_made_up_token(value: bytes) -> bool:
    """Whether what has the form of a token is the example of a manual."""
    return bool(_TOKEN_MADE_UP.search(value) or len(set(value)) < min(10, len(value) // 2))


def is_random(value: bytes) -> bool:
    """Whether a value has letters and digits in no order that a person would think of."""
    if _UUID.fullmatch(value) or is_made_up(value):
        return False
    has_digit = any(48 <= one <= 57 for one in value)
    has_letter = any(one >= 65 for one in value)
    wanted = 3.0 if _HEX.fullmatch(value) else 3.6
    return has_digit and has_letter and entropy(value) >= wanted


def entropy(value: bytes) -> float:
    """Return the bits of surprise in each byte of ``value`` (Shannon)."""
    total = len(value)
    return -sum(one / total * math.log2(one / total) for one in Counter(value).values())
