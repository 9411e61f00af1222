"""What becomes of a command whose output, or whose errors, nobody reads."""

import os
import subprocess
from pathlib import Path

import pytest

from driver import Keel, Lay

PROJECT = {"keel.toml": "", "migrations/sql/V001__a.sql": "create table a (id int);\n"}


def unread(keel: Keel, cwd: Path, stream: str, *arguments: str) -> tuple[int, bytes]:
    """Run keel with a pipe at ``stream`` that has no reader; return its code and the other one."""
    reader, writer = os.pipe()
    os.close(reader)
    out, err = (writer if stream == one else subprocess.PIPE for one in ("stdout", "stderr"))
    argv, env = keel.argv(*arguments), keel.environ({})
    with subprocess.Popen(argv, cwd=cwd, env=env, stdout=out, stderr=err) as process:
        os.close(writer)
        said = process.communicate()
    return process.returncode, said[0] or said[1] or b""


@pytest.mark.parametrize("arguments", [("rules",), ("explain", "MIG201")])
def test_whoever_has_read_enough_is_no_error(
    keel: Keel, lay: Lay, arguments: tuple[str, ...]
) -> None:
    assert unread(keel, lay(PROJECT), "stdout", *arguments) == (0, b"")


@pytest.mark.parametrize(
    "arguments", [("apply", "--env", "nowhere"), ("check", "--project", "/nowhere"), ("nonsense",)]
)
def test_the_exit_code_tells_of_errors_that_nobody_reads(
    keel: Keel, lay: Lay, arguments: tuple[str, ...]
) -> None:
    """An apply that failed and ended with 0 would be taken for one that is done."""
    assert unread(keel, lay(PROJECT), "stderr", *arguments) == (2, b"")
