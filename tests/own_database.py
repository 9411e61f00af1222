"""Databases of a test's own, in a server that several tests share."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from pgkeel.postgres.session import Session
from pgkeel.sandbox.sandbox import Sandbox

SUBSCRIPTIONS = """
select subname::text from pg_subscription
where subdbid = (select oid from pg_database where datname = current_database())
"""


@contextmanager
def own_database(sandbox: Sandbox, name: str) -> Iterator[Session]:
    """Give a superuser's session in a new database, which is dropped afterwards."""
    sandbox.clone(name)
    try:
        with sandbox.session(superuser=True, database=name) as session:
            try:
                yield session
            finally:
                drop_subscriptions(session)
    finally:
        with sandbox.session(superuser=True) as session:
            session.run_with_names("drop database {}", name)


def drop_subscriptions(session: Session) -> None:
    """A database with a subscription cannot be dropped."""
    for (name,) in session.query(SUBSCRIPTIONS):
        session.run_with_names("alter subscription {} disable", name)
        session.run_with_names("alter subscription {} set (slot_name = none)", name)
        session.run_with_names("drop subscription {}", name)


def drop_roles(sandbox: Sandbox, names: Iterable[str]) -> None:
    """Drop roles that have nothing any more."""
    with sandbox.session(superuser=True) as session:
        for name in names:
            session.run_with_names("drop role if exists {}", name)
