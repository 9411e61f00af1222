"""Disks that are full or read-only, containers without user namespaces: keel works or says so."""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from driver import LIMIT, Keel, Lay

PROJECT = {
    "migrations/sql/V001__one.sql": "create table one (id int primary key);\n",
    "migrations/sql/V002__two.sql": "insert into one select generate_series(1, 1000);\n",
}
BIG = {
    **PROJECT,
    "migrations/sql/V003__big.sql": "insert into one select generate_series(1001, 2000000);\n",
}


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path) -> dict[str, str]:
    """Fresh cache and scratch folders, to be mounted upon."""
    for name in ("cache", "scratch"):
        (tmp_path / name).mkdir()
    return {
        "PGKEEL_CACHE_DIR": str(tmp_path / "cache"),
        "PGKEEL_SCRATCH_DIR": str(tmp_path / "scratch"),
    }


def run_mounted(
    keel: Keel,
    root: Path,
    before: str,
    after: str,
    env: Mapping[str, str],
    command: Sequence[str] = (),
) -> "subprocess.CompletedProcess[str]":
    """Run keel in a mount namespace of its own, between two lines of shell."""
    unshare = ["unshare", "--mount"] + (["--user", "--map-root-user"] if os.geteuid() else [])
    check = shlex.join(keel.argv(*(command or ("check", "--only", "replay"))))
    script = f"set -e; {before}; code=0; {check} || code=$?; {after}; exit $code"
    return subprocess.run(
        [*unshare, "sh", "-c", script],
        cwd=root,
        env=keel.environ(env),
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT,
    )


@pytest.mark.parametrize("megabytes", [1, 8, 24, 60, 75])
def test_a_full_disk_is_a_clear_error_and_nothing_is_left(
    lay: Lay, keel: Keel, own_folders: dict[str, str], megabytes: int
) -> None:
    root = lay(BIG)
    scratch = shlex.quote(own_folders["PGKEEL_SCRATCH_DIR"])
    mount = f"mount -t tmpfs -o size={megabytes}m tmpfs {scratch}; chmod 711 {scratch}"
    listing = f"echo left: $(ls -A {scratch} | grep -v ^run-as)"
    done = run_mounted(keel, root, mount, listing, own_folders)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "SBX003" in done.stdout
    assert "left:\n" in done.stdout
    assert "Traceback" not in done.stderr
    assert not list(Path(own_folders["PGKEEL_CACHE_DIR"]).glob("templates/.draft-*"))


@pytest.mark.parametrize("options", ["size=2m", "size=30m", "ro"])
def test_a_cache_that_cannot_be_written_costs_time_and_nothing_else(
    lay: Lay, keel: Keel, own_folders: dict[str, str], options: str
) -> None:
    root = lay(PROJECT)
    cache = shlex.quote(own_folders["PGKEEL_CACHE_DIR"])
    mount = f"mount -t tmpfs -o {options} tmpfs {cache}"
    done = run_mounted(
        keel, root, mount, f"echo drafts: $(ls -dA {cache}/*/.draft* 2>/dev/null)", own_folders
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 of 2 run" in done.stdout
    assert "drafts:\n" in done.stdout


def test_the_cache_is_used_as_it_is_when_it_became_read_only(
    lay: Lay, keel: Keel, own_folders: dict[str, str]
) -> None:
    root = lay(PROJECT)
    assert keel("check", "--only", "replay", cwd=root, env=own_folders).returncode == 0
    cache = shlex.quote(own_folders["PGKEEL_CACHE_DIR"])
    mount = f"mount --bind {cache} {cache}; mount -o remount,bind,ro {cache}"
    done = run_mounted(keel, root, mount, "true", own_folders)
    assert done.returncode == 0, done.stdout + done.stderr


def test_where_user_namespaces_are_forbidden(
    lay: Lay, keel: Keel, own_folders: dict[str, str]
) -> None:
    """As in a container: root's server runs as nobody, from a copy where it must."""
    root = lay(PROJECT)
    argv = keel.argv("check", "--only", "replay")
    if os.geteuid() == 0:
        for folder in (root, *root.parents):
            folder.chmod(folder.stat().st_mode | 0o011)
        launcher = Path(__file__).with_name("no_user_namespaces.py")
        argv = [sys.executable, str(launcher), *argv]
    for expected in ("2 of 2 run", "all from cache"):
        done = subprocess.run(
            argv,
            cwd=root,
            env=keel.environ(own_folders),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert expected in done.stdout
    scratch = Path(own_folders["PGKEEL_SCRATCH_DIR"])
    assert [path for path in scratch.iterdir() if not path.name.startswith("run-as")] == []


@pytest.mark.parametrize("free", [0, 1, 2])
def test_a_migration_is_written_whole_or_not_at_all(
    lay: Lay, keel: Keel, own_folders: dict[str, str], free: int
) -> None:
    """On a disk with room for none of the files of `keel new`, for one, for two of three."""
    root = lay({})
    page = os.sysconf("SC_PAGESIZE")
    folder = root / "migrations"
    mount = (
        f"mount -t tmpfs -o size=1m tmpfs {folder}; mkdir {folder}/sql {folder}/rollback;"
        f" dd if=/dev/zero of={folder}/fill bs={page} 2>/dev/null || true;"
        f" truncate -s -{free * page} {folder}/fill"
    )
    listing = f"cd {folder}; echo left: $(find . -type f ! -name fill)"
    done = run_mounted(keel, root, mount, listing, own_folders, ["new", "add books"])
    assert done.returncode == 2, done.stdout + done.stderr
    assert "MIG210" in done.stderr
    assert "No space left on device" in done.stderr
    assert "left:\n" in done.stdout


def test_what_root_may_do_is_tried_again_where_it_may_do_less(
    lay: Lay, keel: Keel, own_folders: dict[str, str]
) -> None:
    """What was remembered where user namespaces are allowed is not believed where they are not."""
    root = lay(PROJECT)
    for folder in (root, *root.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o011)
    check = keel.argv("check", "--only", "replay", "--no-cache")
    launcher = Path(__file__).with_name("no_user_namespaces.py")
    strict = [sys.executable, str(launcher), *check] if os.geteuid() == 0 else check
    for argv in (check, strict, check):
        done = subprocess.run(
            argv,
            cwd=root,
            env=keel.environ(own_folders),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
