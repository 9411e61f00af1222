"""What may meet a condition: what it names, what lies between, what its patterns match; pure."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

from pgkeel.rows.candidates import patterns_of, said_of
from pgkeel.rows.matching import matching_by_chance
from pgkeel.rows.shapes import Column

_WHOLE = frozenset({"smallint", "integer", "bigint"})
_BROKEN = frozenset({"numeric", "real", "double precision", "money"})
_NUMBER = re.compile(r"(?<![\w'.])-?\d+(?:\.\d+)?(?![\w'])")
_DAY = re.compile(r"'(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d))?")
_AS_NUMBER = re.compile(r"::(?:integer|bigint|smallint|numeric|double precision)")
_DOCUMENTS = frozenset({"json", "jsonb"})
_OF_ALL_FORMS = ('{"note": "plain"}', '["plain"]', "[]", "{}", '"plain"', "1", "true", "null")
_BETWEEN = 12
_LONGEST = 4_000


def likely_texts(
    column: Column, conditions: Sequence[str], usual: Sequence[str | None]
) -> list[str]:
    """Return values for ``column``, those that read well first: ``usual`` ones, cut to fit.

    The same each time; whether they meet the conditions, the server says.
    """
    random = Random(column.name)  # noqa: S311 -- the same each time
    whole = " ".join(conditions)
    wanted = [one for one in dict.fromkeys(usual) if one is not None][:_BETWEEN]
    said = [one for one in said_of(column, conditions) if len(one) < 3 or {*one} != {"a"}]
    whole = " ".join(conditions)
    found = list(wanted)
    if column.category == "S":
        found += [
            matching_by_chance(pattern, random)
            for pattern in patterns_of(conditions)
            for _ in range(_BETWEEN)
        ]
    found += [*said, *_between(column, whole, random)]
    if column.base in _DOCUMENTS:
        found += _OF_ALL_FORMS
    if column.category == "S":
        found += _numbers(whole) if _AS_NUMBER.search(whole) else ()
        found += _cut(wanted, whole)
        found += _repeated(said_of(column, conditions), said, wanted)
    fitting = (one for one in found if column.length is None or len(one) <= column.length)
    return list(dict.fromkeys(fitting))


def _cut(texts: Sequence[str], said: str) -> Iterator[str]:
    """Yield the texts as long as the conditions may want them, and in other letters."""
    sizes = sorted({int(float(one)) for one in _NUMBER.findall(said)} & {*range(1, _LONGEST)})
    for text in texts:
        yield from (text[:size].strip() for size in sizes)
        yield from (text.lower(), text.upper())
        yield re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def _repeated(all_said: Sequence[str], said: Sequence[str], usual: Sequence[str]) -> Iterator[str]:
    """Yield texts of exactly the lengths that conditions name, made of the usual ones."""
    for one in all_said:
        if one not in said and usual:
            text = (usual[0] + " ") * (len(one) // (len(usual[0]) + 1) + 1)
            yield f"{text[: len(one) - 1].rstrip():x<{len(one)}}"


def _numbers(said: str) -> Iterator[str]:
    """Yield numbers beside those that conditions name, for texts that hold some."""
    for found in _NUMBER.findall(said)[:6]:
        yield from (f"{float(found) + step:g}" for step in (1, 0, -1, 7))
    yield from ("1", "10", "1000")


def _between(column: Column, said: str, random: Random) -> Iterator[str]:
    """Yield what lies between the bounds that conditions name."""
    if column.base in _WHOLE | _BROKEN:
        numbers = sorted({float(one) for one in _NUMBER.findall(said)})
        for low, high in pairwise(numbers):
            for _ in range(_BETWEEN):
                drawn = random.uniform(low, min(high, low + 100_000))
                yield str(round(drawn)) if column.base in _WHOLE else f"{drawn:.2f}"
        for bound in numbers[-1:]:
            yield from (f"{bound + step:g}" for step in (1, 5, 20) if abs(bound) < 10**5)
    elif column.category == "D" and not column.base.startswith("time "):
        days = sorted({_moment(*one) for one in _DAY.findall(said)} - {None}, key=str)
        known = [one for one in days if one]
        for start, end in pairwise(known):
            for _ in range(_BETWEEN):
                yield f"{start + (end - start) * random.random():%Y-%m-%d %H:%M:%S}"
        for start in known:
            yield from (f"{start + timedelta(days=step):%Y-%m-%d}" for step in (-30, 1, 30))


def _moment(day: str, time: str) -> datetime | None:
    try:
        return datetime.fromisoformat(f"{day}T{time or '00:00:00'}")
    except ValueError:
        return None
