"""Moments that are made up, from a fixed day on: no clock is read; pure."""

import re
from datetime import UTC, date, datetime, timedelta
from random import Random

FIRST_DAY = datetime(2024, 1, 1, tzinfo=UTC)
_DAYS = 540
# What a name says of the order: each later one comes after the one before it.
_ORDER = (
    re.compile(r"birth|born|dob"),
    re.compile(
        r"create|insert|added|register|joined|signed_up|since|hired|placed|order(ed)?_(at|on|date)"
    ),
    re.compile(r"invited|submitted|requested|sent|issued|opened|invoice"),
    re.compile(r"confirm|verified|accepted|approved|publish|paid|start|begin|valid_from|from|open"),
    re.compile(
        r"update|modif|change|edited|seen|login|sign_in|used|access|refresh|occurred|shipped"
    ),
    re.compile(r"end|finish|complete|closed|delivered|due|until|valid_to|expir|return|^to$|_to$"),
    re.compile(r"delete|archiv|remov|cancel|revok|banned|disabled|retired|left"),
)
_UNSAID = 3


def stage_of(name: str) -> int:
    """Return where in a row's life a moment of that name lies."""
    found = (at for at, pattern in enumerate(_ORDER) if pattern.search(name))
    return next(found, _UNSAID)


def moment(name: str, number: int, life: Random, own: Random) -> datetime:
    """Return the moment called ``name`` of row ``number``.

    ``life`` is the same for all columns of the row, so that what is updated was created before.
    """
    start = FIRST_DAY + timedelta(days=life.randrange(_DAYS), minutes=life.randrange(1440))
    stage = stage_of(name)
    if stage == 0:
        return start - timedelta(days=365 * 18 + own.randrange(365 * 50))
    return start + timedelta(days=(stage - 1) * 7, minutes=own.randrange(6 * 1440), seconds=number)


def day(name: str, number: int, life: Random, own: Random) -> date:
    """Return the day of such a moment."""
    return moment(name, number, life, own).date()


def clock(name: str, own: Random) -> str:
    """Return a time of day; what begins does so in the morning."""
    stage = stage_of(name)
    hour = own.randrange(7, 12) if stage < _UNSAID + 1 else own.randrange(13, 21)
    return f"{hour:02}:{own.choice((0, 15, 30, 45)):02}:00"
