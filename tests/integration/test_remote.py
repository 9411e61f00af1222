"""A sandbox on a server given by URL: used with care, and left as it was found."""

import signal
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest

from applying import until
from driver import Keel, Lay
from live_server import live_server
from pgkeel.postgres.session import Session
from pgkeel.sandbox.remote import _refuse_company

PROJECT = {
    "migrations/sql/V001__one.sql": "create role keel_remote_reader; create table one (id int);\n",
    "migrations/sql/V002__two.sql": "grant select on one to keel_remote_reader;\n",
}
CONFIG = '[sandbox]\nurl = "env:TEST_SERVER"\n'


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[str]:
    """The URL of a real server, which is another sandbox's."""
    with live_server(tmp_path_factory.mktemp("server"), cache) as url:
        yield url


def ask(keel: Keel, server: str, sql: str) -> str:
    """Ask the server itself, with the psql that comes with the sandbox."""
    return keel("sandbox", "--", "psql", "-XAt", server, "-c", sql).stdout


@pytest.fixture
def elsewhere(lay: Lay, keel: Keel) -> Keel:
    """keel in a project of its own, to run psql from."""
    return Keel(cache=keel.cache, cwd=lay(at="elsewhere"))


def test_it_is_left_as_it_was_found(lay: Lay, keel: Keel, elsewhere: Keel, server: str) -> None:
    root = lay({"keel.toml": CONFIG, **PROJECT})
    env = {"TEST_SERVER": server.replace("postgres@", "postgres:hunter2@")}
    for _ in range(2):  # the role of the first run would be in the way of the second
        done = keel("check", "--only", "replay", "-v", cwd=root, env=env)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "2 of 2 run" in done.stdout
    shown = keel("sandbox", "--", "psql", "-XAtc", "select current_database()", cwd=root, env=env)
    assert shown.stdout.startswith("keel_sandbox_")
    left = ask(elsewhere, server, "select datname from pg_database where datname like 'keel%'")
    roles = ask(elsewhere, server, "select rolname from pg_roles where rolname like 'keel%'")
    assert (left, roles) == ("", "")


def test_migrations_are_proved_there_too(
    lay: Lay, keel: Keel, elsewhere: Keel, server: str
) -> None:
    undo = {
        "migrations/rollback/U001__one.sql": "drop table one;\ndrop role keel_remote_reader;\n",
        "migrations/rollback/U002__two.sql": "select 1;\n",
    }
    root = lay({"keel.toml": CONFIG, **PROJECT, **undo})
    done = keel("prove", cwd=root, env={"TEST_SERVER": server})
    assert done.returncode == 1, done.stdout + done.stderr
    assert "PRF002: V001 fails when it is run twice" in done.stdout
    assert "SELECT to keel_remote_reader (missing undo)" in done.stdout
    assert done.stdout.count(" error ") == 2
    left = ask(elsewhere, server, "select datname from pg_database where datname like 'keel%'")
    roles = ask(elsewhere, server, "select rolname from pg_roles where rolname like 'keel%'")
    assert (left, roles) == ("", "")


def test_a_failure_is_told_and_cleared_away(
    lay: Lay, keel: Keel, elsewhere: Keel, server: str
) -> None:
    bad = {**PROJECT, "migrations/sql/V003__bad.sql": "select nope;\n"}
    root = lay({"keel.toml": CONFIG, **bad})
    done = keel("check", "--only", "replay", cwd=root, env={"TEST_SERVER": server})
    assert done.returncode == 1
    assert "V003__bad.sql:1:8: error SBX101" in done.stdout
    assert (
        ask(elsewhere, server, "select count(*) from pg_database where datname like 'keel%'")
        == "0\n"
    )


def is_asked(server: str, condition: LiteralString) -> bool:
    """Whether there is such a session at the server, seen as one of keel's own sees it."""
    with psycopg.connect(server, application_name="pgkeel") as onlooker:
        rows = onlooker.execute(
            f"select 1 from pg_stat_activity where pid <> pg_backend_pid() and {condition}"
        )
        return bool(rows.fetchall())


def test_a_server_in_use_is_refused(lay: Lay, keel: Keel, server: str) -> None:
    root = lay({"keel.toml": CONFIG, **PROJECT})
    is_psql: LiteralString = "application_name = 'psql'"
    with subprocess.Popen(
        keel.argv("sandbox", "--", "sh", "-c", f"exec psql -X '{server}' >&2"),
        cwd=lay(at="user"),
        env=keel.environ({}),
        stdin=subprocess.PIPE,
    ) as user:
        until(lambda: is_asked(server, is_psql))
        done = keel("check", "--only", "replay", cwd=root, env={"TEST_SERVER": server})
        assert (done.returncode, "SBX008" in done.stdout) == (2, True), done.stdout
        user.terminate()
        assert user.wait() == 128 + signal.SIGTERM
    until(lambda: not is_asked(server, is_psql))


class Leaving(Session):
    """A session after whose questions ``other`` leaves, without waiting for its process to end."""

    other: "psycopg.Connection[tuple[Any, ...]]"

    def query(
        self, text: LiteralString, parameters: Sequence[object] = ()
    ) -> list[tuple[Any, ...]]:
        """Ask."""
        found = super().query(text, parameters)
        self.other.close()
        return found


def test_who_has_just_left_is_no_company(server: str) -> None:
    ours = psycopg.connect(server, application_name="pgkeel", autocommit=True)
    with Leaving(ours) as session, psycopg.connect(server) as session.other:
        _refuse_company(session)


@pytest.mark.parametrize(
    ("config", "env", "code"),
    [
        (CONFIG, {}, "CFG008"),
        (CONFIG, {"TEST_SERVER": "postgresql://u:hunter2@/x?host=/nowhere"}, "SBX005"),
        (CONFIG, {"TEST_SERVER": "postgresql://u:hunter2@127.0.0.1:1/x"}, "SBX005"),
        (CONFIG, {"TEST_SERVER": "postgresql://u:hunter2@h:port/x"}, "SBX005"),
        (CONFIG, {"TEST_SERVER": "no url hunter2"}, "SBX005"),
        ('[sandbox]\nurl = "service:nowhere"\n', {}, "SBX005"),
    ],
)
def test_a_url_that_leads_nowhere(
    lay: Lay, keel: Keel, config: str, env: dict[str, str], code: str
) -> None:
    root = lay({"keel.toml": config, **PROJECT})
    done = keel("check", "--only", "replay", cwd=root, env=env)
    assert done.returncode == 2, done.stdout
    assert code in done.stdout
    assert "Traceback" not in done.stderr
    assert "hunter2" not in done.stdout + done.stderr


def test_a_server_without_supabases_roles_is_no_supabase(lay: Lay, keel: Keel, server: str) -> None:
    root = lay({"keel.toml": f'[project]\npreset = "supabase"\n{CONFIG}', **PROJECT})
    done = keel("check", "--only", "replay", cwd=root, env={"TEST_SERVER": server})
    assert done.returncode == 2
    assert "SBX009" in done.stdout
