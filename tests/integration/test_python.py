"""The Python API and the pytest plugin, as programs and test suites of users have them."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import psycopg
import pytest

import pgkeel
from applying import Live, until
from driver import LIMIT, Keel, Lay

ONE = "create table one (id int primary key);\n"
TWO = "create table two (id int);\n"


def test_the_package_is_cheap_to_import() -> None:
    program = "import sys, pgkeel; print({'psycopg', 'msgspec', 'click'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


def test_the_package_has_nothing_else() -> None:
    with pytest.raises(AttributeError, match="no attribute 'aply'"):
        _ = pgkeel.aply


def test_applies_and_tells(live: Live) -> None:
    live.write({"V001__one.sql": ONE, "V002__two.sql": TWO})
    environ = {"PROD": live.url, "PGKEEL_PERSON": "ann"}
    before = pgkeel.status(live.root, environ=environ)
    assert (before.has_ledger, before.at, before.agrees) == (False, None, False)
    assert [one.label for one in before.pending] == ["V001", "V002"]
    first = pgkeel.apply(live.root, env="prod", to="V001", lint=False, environ=environ)
    assert ([one.label for one in first.ran], first.at) == (["V001"], "001")
    rest = pgkeel.apply(live.root, env="prod", lint=False, environ=environ)
    assert [one.description for one in rest.ran] == ["two"]
    assert pgkeel.apply(live.root, env="prod", environ=environ).ran == ()
    after = pgkeel.status(live.root, env="prod", environ=environ)
    assert (after.at, after.agrees, after.problems) == ("002", True, ())
    assert {one.person for one in after.versions} == {"ann"}
    assert live.recorded() == {"001": "applied", "002": "applied"}


def test_what_stops_it_is_one_exception_with_a_code_and_what_was_done(live: Live) -> None:
    live.write({"V001__one.sql": ONE, "V002__no.sql": "select 1;\nselect nothing from one;\n"})
    environ = {"PROD": live.url}
    with pytest.raises(pgkeel.Error) as failed:
        pgkeel.apply(live.root, env="prod", lint=False, environ=environ)
    assert failed.value.code == "RUN001"
    assert [one.label for one in failed.value.ran] == ["V001"]
    problem = failed.value.problem
    assert (problem.path and problem.path.name, problem.line) == ("V002__no.sql", 2)
    assert problem.hint
    with pytest.raises(pgkeel.Error, match="CFG008"):
        pgkeel.status(live.root, env="other", environ=environ)
    with pytest.raises(ValueError, match="V0x"):
        pgkeel.apply(live.root, env="prod", to="V0x", environ=environ)


def test_the_gates_are_those_of_the_command(live: Live) -> None:
    live.write({"V001__one.sql": ONE})
    config = live.root / "keel.toml"
    environ = {"PROD": live.url}
    with pytest.raises(pgkeel.Error, match="RUN016"):
        pgkeel.apply(live.root, env="prod", environ=environ)
    config.write_text(config.read_text() + "protected = true\n")
    with pytest.raises(pgkeel.Error, match="RUN018"):
        pgkeel.apply(live.root, env="prod", lint=False, environ=environ)
    assert live.recorded() == {}
    assert pgkeel.apply(live.root, env="prod", lint=False, yes=True, environ=environ).ran


def test_no_password_is_in_an_error(live: Live) -> None:
    live.write({"V001__one.sql": ONE})
    environ = {"PROD": "postgresql://ann:hushhush@127.0.0.1:1/x"}
    with pytest.raises(pgkeel.Error) as failed:
        pgkeel.status(live.root, env="prod", environ=environ)
    assert "hushhush" not in f"{failed.value} {failed.value.problem!r}"
    assert failed.value.code == "ENV001"


SUITE = """
import time
import pytest

URLS = []

@pytest.mark.parametrize("number", range(6))
def test_each_has_its_own(keel_database, number):
    assert keel_database.url not in URLS
    URLS.append(keel_database.url)
    with keel_database.connect() as connection:
        assert connection.execute("select count(*) from one").fetchone() == (0,)
        connection.execute("insert into one values (1)")

def test_a_connection_may_stay_open(keel_database):
    keel_database.connect(autocommit=True).execute("drop table one")

def test_sql_in_a_url(keel_database):
    import psycopg
    with psycopg.connect(keel_database.url) as connection:
        assert connection.execute("select to_regclass('one') is not null").fetchone() == (True,)
"""


def suite(lay: Lay, text: str, files: dict[str, str] | None = None) -> Path:
    """Lay a user's project and a test suite beside it."""
    root = lay({"migrations/sql/V001__one.sql": ONE, **(files or {})}, at="app/db")
    app = root.parent
    (app / "pytest.ini").write_text("[pytest]\nkeel_project = db\nfilterwarnings = error\n")
    (app / "test_app.py").write_text(textwrap.dedent(text))
    return app


def run_pytest(
    keel: Keel, app: Path, *arguments: str, environ: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        cwd=app,
        env=suite_environ(keel, app) | (environ or {}),
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT,
    )


def left_over(app: Path) -> set[str]:
    """What is in the folder of sandboxes, but for what root found out about its rights."""
    return {path.name for path in (app / "scratch").iterdir()} - {"run-as"}


def suite_environ(keel: Keel, app: Path) -> dict[str, str]:
    (app / "scratch").mkdir(exist_ok=True)
    outer = ("PYTEST_", "COV_")
    kept = {name: value for name, value in keel.environ({}).items() if not name.startswith(outer)}
    return {**kept, "PGKEEL_SCRATCH_DIR": str(app / "scratch")}


@pytest.mark.parametrize("arguments", [(), ("-n", "2")])
def test_each_test_has_a_clone_of_its_own(keel: Keel, lay: Lay, arguments: tuple[str, ...]) -> None:
    app = suite(lay, SUITE)
    done = run_pytest(keel, app, *arguments)
    assert "8 passed" in done.stdout, done.stdout + done.stderr
    assert left_over(app) == set()


def test_variables_for_live_databases_do_not_matter(keel: Keel, lay: Lay) -> None:
    app = suite(lay, SUITE)
    environ = {"PGOPTIONS": "-c search_path=nowhere", "PGSERVICE": "prod", "PGDATABASE": "prod"}
    done = run_pytest(keel, app, "-k", "own or stay", environ=environ)
    assert "7 passed" in done.stdout, done.stdout + done.stderr


def test_the_folder_is_run_once_for_all_tests(keel: Keel, lay: Lay) -> None:
    app = suite(
        lay,
        """
        import pathlib, pytest

        @pytest.mark.parametrize("number", range(4))
        def test_looks(keel_database, number):
            with keel_database.connect() as connection:
                (at,) = connection.execute("select at::text from made").fetchone()
            with pathlib.Path("made").open("a") as file:
                file.write(f"{at}\\n")
        """,
        {"migrations/sql/V002__made.sql": "create table made as select clock_timestamp() at;\n"},
    )
    done = run_pytest(keel, app)
    assert "4 passed" in done.stdout, done.stdout + done.stderr
    made = (app / "made").read_text().splitlines()
    assert (len(made), len(set(made))) == (4, 1)


def test_a_folder_that_fails_is_told_as_such(keel: Keel, lay: Lay) -> None:
    app = suite(lay, SUITE, {"migrations/sql/V002__no.sql": "select 1;\nselect nothing;\n"})
    done = run_pytest(keel, app)
    assert "8 errors" in done.stdout, done.stdout
    assert "V002__no.sql:2" in done.stdout
    assert "Traceback" not in done.stdout
    empty = suite(lay, SUITE)
    (empty / "pytest.ini").write_text("[pytest]\nkeel_project = nowhere\n")
    assert "CFG001" in run_pytest(keel, empty).stdout


def test_nothing_is_left_when_it_is_killed(keel: Keel, lay: Lay) -> None:
    app = suite(
        lay,
        """
        import pathlib, time

        def test_stays(keel_database):
            pathlib.Path("url").write_text(keel_database.url)
            time.sleep(600)
        """,
    )
    with subprocess.Popen(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        cwd=app,
        env=suite_environ(keel, app),
        stdout=subprocess.DEVNULL,
    ) as process:
        until(lambda: (app / "url").is_file() and bool((app / "url").read_text()))
        url = (app / "url").read_text()
        psycopg.connect(url).close()
        os.kill(process.pid, signal.SIGKILL)
    # The lock of its folder stays, empty, until the next run.
    until(lambda: all(name.endswith(".lock") for name in left_over(app)))
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)
    (app / "test_app.py").write_text("def test_next(keel_database):\n    pass\n")
    done = run_pytest(keel, app)
    assert "1 passed" in done.stdout, done.stdout
    assert left_over(app) == set()


def test_who_asks_for_no_database_pays_nothing(keel: Keel, lay: Lay) -> None:
    app = suite(
        lay,
        """
        import sys

        def test_nothing_is_imported():
            assert not {"psycopg", "msgspec", "pgkeel.cli"} & set(sys.modules)
        """,
    )
    done = run_pytest(keel, app)
    assert "1 passed" in done.stdout, done.stdout
