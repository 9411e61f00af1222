"""F9: a pooler in transaction mode, Debian's pgbouncer. Nothing leaked, nothing applied twice."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from applying import Live, said, until
from pgbouncer import pgbouncer

FILES = {
    "V001__one.sql": "create table one (id int);\ninsert into one values (1);\n",
    "V002__two.sql": "-- keel: no-transaction\ncreate index concurrently one_id on one (id);\n",
}
SIZES = [
    {"default_pool_size": 1},
    {"default_pool_size": 5},
    {"default_pool_size": 5, "server_round_robin": 1},
]


def assert_nothing_leaked(live: Live) -> None:
    """The server's sessions, which somebody else gets next, hold no lock and no transaction."""
    until(lambda: live.query("select * from pg_locks where locktype = 'advisory'") == [])
    open_ones = "select * from pg_stat_activity where state like 'idle in transaction%'"
    until(lambda: live.query(open_ones) == [])


@contextmanager
def busy(through: str, clients: int) -> Iterator[None]:
    """Let others use the pooler meanwhile, so that sessions of the server change hands."""
    over = threading.Event()

    def work() -> None:
        with psycopg.connect(through, prepare_threshold=None) as connection:
            while not over.wait(0.005):
                connection.execute("select pg_sleep(0.01)")
                connection.commit()

    threads = [threading.Thread(target=work) for _ in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


@pytest.mark.parametrize("settings", SIZES)
@pytest.mark.parametrize("clients", [0, 3])
def test_f9_transaction_mode_is_refused_and_nothing_is_left(
    live: Live, settings: dict[str, Any], clients: int
) -> None:
    live.write(FILES)
    direct = live.url
    with pgbouncer(direct, pool_mode="transaction", **settings) as through:
        live.url = through
        with busy(through, clients):
            for _ in range(3):
                refused = live.apply("--wait", "0s")
                assert refused.returncode == 2
                assert "RUN072" in said(refused), said(refused)
                assert "the server's own address" in said(refused)
        live.url = direct
        assert live.recorded() == {}
        assert not live.has("one")
        assert_nothing_leaked(live)
        # Applied at the server itself; through the pooler it can be looked at.
        done = live.apply()
        assert done.returncode == 0, said(done)
        live.url = through
        assert live.status() == {"V001": "applied", "V002": "applied"}
        live.url = direct
        assert live.query("select count(*) from one") == [(1,)]
        assert live.recorded() == {"001": "applied", "002": "applied"}
        assert_nothing_leaked(live)


@pytest.mark.parametrize(
    "command",
    [
        ("baseline", "--at", "V001"),
        ("mark-applied", "V001", "--because", "so"),
        ("rollback", "--to", "V000"),
        ("adopt",),
        ("plan",),
    ],
)
def test_f9_whatever_takes_the_lock_is_refused(live: Live, command: tuple[str, ...]) -> None:
    live.write(FILES)
    with pgbouncer(live.url, pool_mode="transaction") as live.url:
        refused = live(*command)
        assert (refused.returncode, "RUN072" in said(refused)) == (2, True), said(refused)
        assert_nothing_leaked(live)


def test_statement_mode_is_refused(live: Live) -> None:
    live.write(FILES)
    with pgbouncer(live.url, pool_mode="statement") as live.url:
        refused = live.apply()
        assert (refused.returncode, "RUN072" in said(refused)) == (2, True), said(refused)


@pytest.mark.parametrize("settings", SIZES)
def test_session_mode_is_as_the_server_itself(live: Live, settings: dict[str, Any]) -> None:
    live.write(FILES)
    direct = live.url
    with pgbouncer(direct, pool_mode="session", **settings) as through:
        live.url = through
        done = live.apply()
        assert done.returncode == 0, said(done)
        live.url = direct
        assert live.recorded() == {"001": "applied", "002": "applied"}
        assert_nothing_leaked(live)


def test_the_pooler_of_supabase_is_known_by_its_address(live: Live) -> None:
    live.write(FILES)
    direct = live.url
    with pgbouncer(direct, pool_mode="session", port=6543, tcp=True) as through:
        live.url = psycopg.conninfo.make_conninfo(
            through, host="aws-0-eu-north-1.pooler.supabase.com", hostaddr="127.0.0.1"
        )
        refused = live.apply()
        assert (refused.returncode, "RUN072" in said(refused)) == (2, True), said(refused)
        assert "db.PROJECT.supabase.co" in said(refused)
    live.url = direct
    assert live.recorded() == {}
