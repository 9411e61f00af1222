"""What keel.toml and the command line say of how to apply, as one value. Pure."""

import re
from collections.abc import Mapping

from msgspec import Struct, field

from pgkeel import config

_UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0}
_LENGTH = re.compile(r"(?P<number>\d+)(?P<unit>us|ms|s|min|h|d)?")


class Limits(Struct, frozen=True, kw_only=True):
    """How long to wait for what, and what to let pass."""

    lock_timeout: str
    statement_timeout: str
    retries: int
    wait: float
    """Seconds."""
    late: config.Late
    cancel_blockers: bool = False
    """Whether to end sessions that are idle in a transaction and hold what is waited for."""


class Hooks(Struct, frozen=True, kw_only=True):
    """What a project runs around migrations, in order, and the environment that commands get."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    environ: Mapping[str, str] = field(default_factory=dict)


class By(Struct, frozen=True, kw_only=True):
    """Who applies: what the ledger is to remember of it."""

    person: str | None
    git_commit: str | None
    environment: str | None
    tool_version: str
    identity: str | None = None
    """Of the server and database, where it says."""


def limits_of(
    settings: config.Apply,
    *,
    wait: str | None = None,
    late: config.Late | None = None,
    cancel_blockers: bool = False,
) -> Limits:
    """Return the limits that ``settings`` give where the command line gives none."""
    return Limits(
        lock_timeout=settings.lock_timeout,
        statement_timeout=settings.statement_timeout,
        retries=settings.retries,
        wait=seconds(wait or settings.wait),
        late=late or settings.late,
        cancel_blockers=cancel_blockers,
    )


def seconds(length: str) -> float:
    """Return a duration such as ``500ms`` in seconds; a bare number is one of seconds.

    ValueError for anything else.
    """
    found = _LENGTH.fullmatch(length.strip())
    if found is None:
        raise ValueError(f"{length!r} is no duration such as 60s or 5min")
    return int(found["number"]) * _UNITS[found["unit"] or "s"]
