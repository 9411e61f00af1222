"""The tree of programs is made once, by whoever comes first."""

import fcntl
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from applying import until
from pgkeel.postgres.build import find_build
from pgkeel.sandbox.tree import ensure_tree


def is_waited_for(lock: Path) -> bool:
    """Whether somebody waits for a lock on the file."""
    lines = Path("/proc/locks").read_text().splitlines()
    return any("->" in line and f":{lock.stat().st_ino} " in line for line in lines)


def test_what_another_one_made_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    build = find_build("auto")
    made = ensure_tree(build, tmp_path / "first", copied=False)
    folder = tmp_path / "second"
    folder.mkdir()
    with (folder / ".lock").open("w") as lock, ThreadPoolExecutor() as pool:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # It has found none, and makes one as soon as it may.
        late = pool.submit(ensure_tree, build, folder, copied=False)
        until(lambda: late.done() or is_waited_for(folder / ".lock"))
        theirs = made.root.rename(folder / made.root.name)
        before = (theirs / made.layout.bin / "postgres").stat().st_ino
        fcntl.flock(lock, fcntl.LOCK_UN)
        assert late.result().postgres.stat().st_ino == before
