"""keel as a process among others: any user, any moment of dying, nothing left behind."""

import contextlib
import os
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import psycopg
import pytest

import pgkeel
from applying import until
from driver import LIMIT, LONG, Keel, Lay

TABLES = {
    f"migrations/sql/V{number:03}__t{number}.sql": f"create table t{number} (id int);\n"
    for number in range(1, 6)
}
SLOW = {
    **TABLES,
    "migrations/sql/V006__slow.sql": "select pg_sleep(0.4);\ncreate table t6 (id int);\n",
    "migrations/sql/V007__last.sql": "create table t7 (id int);\n",
}
ROLES = {
    "migrations/sql/V001__roles.sql": "create role keel_test_reader nologin;\n",
    "migrations/sql/V002__grant.sql": "grant keel_test_reader to postgres;\n",
}
NOBODY = 65534


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Path]:
    """A scratch folder with a short name, so that what is left in it can be counted."""
    folder = Path(f"/tmp/keel-test-{os.getpid()}-{random.randrange(10**6)}")
    folder.mkdir(mode=0o711)
    yield folder
    for line in servers(folder):
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(line.split()[0]), signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


def servers(scratch: Path) -> list[str]:
    """Return the command lines of processes that work in ``scratch``."""
    done = subprocess.run(
        ["ps", "-eww", "-o", "pid,args"], capture_output=True, text=True, check=True
    )
    return [line for line in done.stdout.splitlines() if str(scratch) in line]


def wait_until_gone(scratch: Path) -> None:
    until(lambda: servers(scratch) == [])


def left_in(scratch: Path) -> list[str]:
    # What root found out about its rights stays: a few lines.
    names = (path.name for path in scratch.iterdir())
    return sorted(name for name in names if not name.startswith("run-as"))


def orphaned_segments() -> set[str]:
    """Return the shared memory of servers that no process has mapped: others run meanwhile."""
    found = {path.name for path in Path("/dev/shm").glob("PostgreSQL.*")}
    for maps in Path("/proc").glob("[0-9]*/maps"):
        with contextlib.suppress(OSError):
            found.difference_update(re.findall(r"/dev/shm/(PostgreSQL\.\d+)", maps.read_text()))
    return found


def test_two_checks_at_once_on_an_empty_cache(
    lay: Lay, keel: Keel, tmp_path: Path, scratch: Path
) -> None:
    root = lay(TABLES)
    env = keel.environ(
        {"PGKEEL_CACHE_DIR": str(tmp_path / "c"), "PGKEEL_SCRATCH_DIR": str(scratch)}
    )
    argv = keel.argv("check", "--only", "replay")
    running = [
        subprocess.Popen(argv, cwd=root, env=env, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for process in running:
        output, _ = process.communicate(timeout=LIMIT)
        assert process.returncode == 0, output
        assert "5 of 5" in output
    assert left_in(scratch) == []
    assert not list((tmp_path / "c" / "templates").glob(".draft-*"))


def test_roles_of_one_sandbox_are_unknown_to_another(lay: Lay, keel: Keel) -> None:
    root = lay(ROLES)
    other = lay({"migrations/sql/V001__none.sql": "select 1;\n"}, at="other")
    count = "select count(*) from pg_roles where rolname = 'keel_test_reader'"
    one = keel("sandbox", "--", "psql", "-XAtc", count, cwd=root)
    two = keel("sandbox", "--", "psql", "-XAtc", count, cwd=other)
    again = keel("check", "--no-cache", "--only", "replay", cwd=root)
    assert (one.stdout, two.stdout) == ("1\n", "0\n")
    assert again.returncode == 0, again.stdout


@pytest.mark.parametrize("cached", [True, False])
def test_killed_at_any_moment_nothing_is_left(
    lay: Lay, keel: Keel, tmp_path: Path, scratch: Path, cached: bool
) -> None:
    root = lay(SLOW)
    env = keel.environ(
        {"PGKEEL_CACHE_DIR": str(tmp_path / "c"), "PGKEEL_SCRATCH_DIR": str(scratch)}
    )
    argv = keel.argv("check", "--only", "replay", *([] if cached else ["--no-cache"]))
    times = 40 if LONG else 10
    segments = orphaned_segments()
    for attempt in range(times):
        process = subprocess.Popen(argv, cwd=root, env=env, stdout=subprocess.DEVNULL)
        time.sleep(1.8 * (attempt + 0.5) / times)
        process.send_signal(signal.SIGKILL)
        process.wait()
        wait_until_gone(scratch)
        if cached:
            shutil.rmtree(tmp_path / "c" / "templates", ignore_errors=True)
    done = subprocess.run(argv, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "7 of 7" in done.stdout
    # Files that a killed run could not remove any more are removed by the next one.
    assert left_in(scratch) == []
    assert servers(scratch) == []
    until(lambda: orphaned_segments() <= segments)


def test_a_server_that_lost_keel_and_its_supervisor_ends_too(
    lay: Lay, keel: Keel, scratch: Path
) -> None:
    root = lay(TABLES)
    env = keel.environ({"PGKEEL_SCRATCH_DIR": str(scratch)})
    process = subprocess.Popen(
        keel.argv("sandbox"), cwd=root, env=env, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert "sandbox at HEAD" in process.stdout.readline()
    supervisors = [line for line in servers(scratch) if "supervisor.py" in line]
    assert len(supervisors) == 1
    process.kill()
    os.kill(int(supervisors[0].split()[0]), signal.SIGKILL)
    process.communicate()
    wait_until_gone(scratch)
    assert left_in(scratch) != []
    done = keel(
        "check",
        "--only",
        "replay",
        "--no-cache",
        cwd=root,
        env={"PGKEEL_SCRATCH_DIR": str(scratch)},
    )
    assert done.returncode == 0, done.stdout
    assert left_in(scratch) == []


def test_ctrl_c_ends_a_check_at_once(lay: Lay, keel: Keel, scratch: Path) -> None:
    running = scratch / "running"
    slow = f"copy (select 1) to '{running}';\nselect pg_sleep(600);\n"
    root = lay({**TABLES, "migrations/sql/V006__slow.sql": slow})
    env = keel.environ({"PGKEEL_SCRATCH_DIR": str(scratch)})
    process = subprocess.Popen(
        keel.argv("check"), cwd=root, env=env, stderr=subprocess.PIPE, text=True
    )
    until(running.exists)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=LIMIT)
    assert process.returncode == 130
    assert "interrupted" in told
    assert "Traceback" not in told
    wait_until_gone(scratch)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_sandbox_ends_when_asked(lay: Lay, keel: Keel, scratch: Path, name: str) -> None:
    root = lay(TABLES)
    env = keel.environ({"PGKEEL_SCRATCH_DIR": str(scratch)})
    process = subprocess.Popen(
        keel.argv("sandbox"), cwd=root, env=env, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert "sandbox at HEAD: 5 migrations" in process.stdout.readline()
    url = process.stdout.readline().strip()
    asked = subprocess.run(
        [*keel.argv("sandbox", "--", "psql", "-XAt", url, "-c", "select count(*) from t5")],
        cwd=root,
        env=keel.environ({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.stdout == "0\n", asked.stderr
    process.send_signal(getattr(signal, name))
    process.communicate(timeout=LIMIT)
    wait_until_gone(scratch)


def test_a_sandbox_exits_as_its_program_does(lay: Lay, keel: Keel) -> None:
    root = lay(TABLES)
    assert keel("sandbox", "--", "sh", "-c", "exit 7", cwd=root).returncode == 7
    missing = keel("sandbox", "--", "no-such-program", cwd=root)
    assert missing.returncode == 2
    assert "SBX102" in missing.stderr
    url = keel("sandbox", "--", "sh", "-c", "echo $DATABASE_URL", cwd=root).stdout
    assert url.startswith("postgresql://postgres@/postgres?host=/")


def test_without_a_home(lay: Lay, keel: Keel, tmp_path: Path) -> None:
    root = lay(TABLES)
    env = {**keel.environ({}), "XDG_CACHE_HOME": str(tmp_path / "x")}
    for name in ("HOME", "USER", "LOGNAME", "PGKEEL_CACHE_DIR"):
        env.pop(name, None)
    argv = keel.argv("check", "--only", "replay")
    done = subprocess.run(argv, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "x" / "pgkeel" / "templates").is_dir()


def test_pg_variables_of_the_user_do_not_steer_the_sandbox(lay: Lay, keel: Keel) -> None:
    root = lay(TABLES)
    env = {
        "PGHOST": "/nowhere",
        "PGPORT": "1",
        "PGDATABASE": "x",
        "PGUSER": "x",
        "PGOPTIONS": "-c search_path=nowhere",
        "PGSERVICE": "nowhere",
        "PGDATA": "/nowhere",
        "PGSSLMODE": "verify-full",
    }
    done = keel("check", "--only", "replay", "--no-cache", cwd=root, env=env)
    assert done.returncode == 0, done.stdout + done.stderr


def for_everybody(path: Path) -> bool:
    """Whether the user nobody may pass every folder down to ``path``."""
    return all(folder.stat().st_mode & 0o005 == 0o005 for folder in (path, *path.parents))


def run_as_nobody(
    arguments: Sequence[str], root: Path, env: Mapping[str, str]
) -> "subprocess.CompletedProcess[str]":
    """Run keel as the user nobody; needs to be root.

    An interpreter or checkout below root's own home is bound to a place that all may read, in a
    mount namespace of its own.
    """
    places = {
        "python": Path(sys.base_prefix),
        "source": Path(pgkeel.__file__).parent.parent,
        "packages": Path(psycopg.__file__).parent.parent,
    }
    stage = root.parent / "stage"
    binds = []
    for name, place in places.items():
        if not for_everybody(place.resolve()):
            (stage / name).mkdir(parents=True, exist_ok=True)
            binds.append(f"mount --bind {shlex.quote(str(place))} {shlex.quote(str(stage / name))}")
            places[name] = stage / name
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    inner = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    inner += [str(places["python"] / "bin" / version), "-W", "error", "-m", "pgkeel", *arguments]
    script = " && ".join([*binds, f"exec {shlex.join(inner)}"])
    library = places["python"] / "lib"
    environ = {
        **env,
        "LD_LIBRARY_PATH": str(library),
        "PYTHONPATH": f"{places['source']}:{places['packages']}",
        "PYTHONHOME": str(places["python"]),
        "PATH": os.environ["PATH"],
    }
    argv = ["unshare", "--mount", "sh", "-c", script]
    return subprocess.run(argv, cwd=root, env=environ, capture_output=True, text=True, check=False)


def test_as_this_user_and_as_another(lay: Lay, keel: Keel, scratch: Path) -> None:
    """As root and as another user in one run, where the run is root's; else as this user."""
    root = lay(TABLES)
    assert keel("check", "--only", "replay", "--no-cache", cwd=root).returncode == 0
    if os.geteuid() != 0:
        return  # this user is the other one
    for folder in (root, *root.parents):
        if not for_everybody(folder):
            folder.chmod(folder.stat().st_mode | 0o055)
    os.chown(scratch, NOBODY, NOBODY)
    env = {"PGKEEL_CACHE_DIR": f"{scratch}/c", "PGKEEL_SCRATCH_DIR": f"{scratch}/run", "HOME": "/"}
    done = run_as_nobody(["check", "--only", "replay"], root, env)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 of 5" in done.stdout
    assert (scratch / "c" / "templates").stat().st_uid == NOBODY
    assert left_in(scratch / "run") == []
