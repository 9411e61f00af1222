"""What columns of numbers mean by their names, and numbers that mean that; pure."""

import re
from typing import NamedTuple

from pgkeel.data.synthetic.plain import Ask, numeric
from pgkeel.data.synthetic.row import in_words

FIGURES = frozenset({"int2", "int4", "int8", "numeric", "float4", "float8", "money"})
_WHOLE = {"int2": 2**15 - 1, "int4": 2**31 - 1, "int8": 2**63 - 1}
_LEAST = re.compile(r"_(min|minimum|lower|low|from|start|begin|first|least)_")
_MOST = re.compile(r"_(max|maximum|upper|high|to|end|last|most|limit|capacity)_")


class _Figure(NamedTuple):
    pattern: re.Pattern[str]
    low: float
    high: float


def figure(name: str, kind: str, ask: Ask) -> str | None:
    """Return a number for the column ``name`` of the type ``kind``."""
    if kind not in FIGURES:
        return None
    if ask.ordered and kind in _WHOLE:
        return str(ask.number + 1) if ask.number < _WHOLE[kind] else None
    if ask.ordered:
        return _fitting(ask, ask.number + 1)
    words = in_words(name)
    if _POSITION.search(words):
        return _fitting(ask, ask.number + 1) if kind == "numeric" else str(ask.number % 30_000 + 1)
    found = next((one for one in _FIGURES if one.pattern.search(words)), None)
    low, high = (found.low, found.high) if found else (1, 1_000)
    third = (high - low) / 3
    if _LEAST.search(words):
        high = low + third
    elif _MOST.search(words):
        low = high - third
    if kind in _WHOLE:
        return str(ask.random.randint(round(low), min(round(high), _WHOLE[kind])))
    if kind == "numeric":
        return numeric(ask, low, high)
    places = 6 if found and high <= 180 and low < 0 else 2
    return f"{ask.random.uniform(low, high):.{places}f}"


def _fitting(ask: Ask, wanted: int) -> str:
    """Return ``wanted``, in steps as small as the type needs."""
    scale = (ask.modifier - 4) & 0x7FF if ask.modifier >= 4 else 0
    precision = (ask.modifier - 4) >> 16 & 0xFFFF if ask.modifier >= 4 else 20
    if scale >= 0x400 or len(str(wanted)) <= precision - scale:
        return str(wanted)
    return f"{wanted / 10**scale:.{scale}f}"


_POSITION = re.compile(r"_(position|rank|sort|sort_order|ordinal|seq|sequence|line_no|order_no)_$")
_FIGURES = tuple(
    _Figure(re.compile(pattern), low, high)
    for pattern, low, high in (
        (r"_cents_|_amount_minor_", 100, 20_000),
        (r"_(lat|latitude)_", -60, 70),
        (r"_(lon|lng|long|longitude)_", -170, 170),
        (r"_(percent(age)?|pct|progress|discount|humidity)_", 0, 100),
        (r"_(ratio|fraction|probability|confidence|share)_", 0, 1),
        (r"_(rate|tax|vat)_", 1, 25),
        (r"_(rating|stars)_", 1, 5),
        (r"_(score|points)_", 0, 100),
        (r"_(age)_$", 18, 90),
        (r"_year_", 1990, 2024),
        (r"_month_", 1, 12),
        (r"_(weekday|day_of_week|dow)_", 1, 6),
        (r"_(day|hour)_", 1, 23),
        (r"_(minutes?|seconds?|duration)_", 5, 59),
        (r"_(priority|level|severity|tier|grade|version|revision|attempts?|retries)_", 1, 5),
        (r"_(quantity|qty|copies|seats|stock|count|guests?|items?|pieces?|units?)_", 1, 20),
        (r"_(salary|income|revenue|budget)_", 20_000, 90_000),
        (r"_(price|amount|total|cost|fee|balance|payment|deposit|subtotal|value)_", 1, 500),
        (r"_(weight|mass)_", 1, 80),
        (r"_(width|height|length|depth|size)_", 10, 400),
        (r"_port_", 1_024, 49_151),
        (r"_(bytes|file_size)_", 1_000, 900_000),
        (r"_pages?_", 40, 900),
        (r"_temperature_", -10, 35),
    )
)
