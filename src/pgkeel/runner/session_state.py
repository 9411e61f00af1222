"""The state of the session that migrations run in: pinned at first, reset after each."""

from collections.abc import Iterator, Sequence
from typing import Any, LiteralString

from msgspec import Struct

from pgkeel.postgres.session import Session
from pgkeel.runner.target import Target

# A migration may have put anything before pg_catalog: names are written out.
_STATE: LiteralString = (
    "select pg_catalog.current_setting('role'), session_user::pg_catalog.text,"
    " pg_catalog.current_setting('search_path'), pg_catalog.current_setting('statement_timeout')"
)
_STATE_WIDTH = 4
_PATIENT = "set local statement_timeout = 0"
"""A migration may have left one of a millisecond, which would end what looks for it."""
_CHANGED = "select name, setting from pg_catalog.pg_settings where source = 'session' order by name"

_ASKED_BY_NAME = frozenset({"role", "session_authorization", "search_path", "statement_timeout"})
# They end with their transaction, and pg_settings says of them that the session set them.
_OF_TRANSACTIONS = frozenset(
    {"transaction_isolation", "transaction_read_only", "transaction_deferrable"}
)

DISCARD = (
    "close all; set session authorization default; reset role; reset all; deallocate all;"
    " unlisten *; discard temp; discard sequences"
)
"""All of DISCARD ALL but the advisory locks, of which one is ours, and plans, which are no state.
"""


class Clean(Struct, frozen=True):
    """What a session looks like before any migration."""

    role: str
    user: str
    search_path: str
    statement_timeout: str
    pinned: dict[str, str]
    pins: str
    """The statements that pin it."""


class Left(Struct, frozen=True):
    """What a migration left changed: a name and what it was set to."""

    name: str
    value: str


def pin(session: Session, target: Target) -> Clean:
    """Turn off what would end the session while it waits, and return what it looks like then."""
    pins = stay(session, target)
    (((role, user, path, timeout),), changed) = session.query_all(f"{_STATE}; {_CHANGED}")
    return Clean(role, user, path, timeout, dict(changed), pins)


def stay(session: Session, target: Target) -> str:
    """Turn off what would end the session while it waits: for a lock, or for a person's answer.

    Return the statements that do.
    """
    pins = "set idle_in_transaction_session_timeout = 0; set idle_session_timeout = 0"
    if target.version >= 170_000:
        pins += "; set transaction_timeout = 0"
    session.run(pins.encode())
    return pins


def reset(session: Session, clean: Clean, *, thoroughly: bool) -> tuple[Left, ...]:
    """Undo what a migration did to its session; return what it had left changed.

    Role and search_path are always looked at; ``thoroughly``: all settings, for what sets any.
    """
    return left_changed(clean, session.query_all(reset_text(clean, thoroughly=thoroughly)))


def reset_text(clean: Clean, *, thoroughly: bool) -> str:
    """Return the statements of ``reset``, one transaction, to be sent together with others."""
    asked = f"{_STATE}; {_PATIENT}"
    if thoroughly:
        asked += f"; {_CHANGED}"
    return f"begin; {asked}; {DISCARD}; {clean.pins}; commit"


def left_changed(clean: Clean, found: Sequence[list[tuple[Any, ...]]]) -> tuple[Left, ...]:
    """Return what the rows that ``reset_text`` gives say was left changed.

    They are the last of ``found``: what was sent before them may give rows, too.
    """
    at = max(at for at, rows in enumerate(found) if rows and len(rows[0]) == _STATE_WIDTH)
    changed = found[at + 1] if len(found) > at + 1 else None
    return tuple(_left(clean, found[at][0], None if changed is None else dict(changed)))


def _left(
    clean: Clean, state: tuple[str, str, str, str], changed: dict[str, str] | None
) -> Iterator[Left]:
    role, user, path, timeout = state
    if user != clean.user:
        yield Left("session authorization", user)
    if role != clean.role:
        yield Left("role", role)
    if path != clean.search_path:
        yield Left("search_path", path)
    if timeout != clean.statement_timeout:
        yield Left("statement_timeout", timeout)
    for name, value in (changed or {}).items():
        if name not in _ASKED_BY_NAME | _OF_TRANSACTIONS and clean.pinned.get(name) != value:
            yield Left(name, value)
