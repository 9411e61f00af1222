"""The README's commands give what it says they give."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from driver import Keel
from git_repo import GitRepo

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Step:
    """One command and the output shown below it."""

    command: str
    output: str


def steps(text: str) -> list[Step]:
    found: list[Step] = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for part in re.split(r"(?m)^\$ ", block)[1:]:
            lines = part.splitlines(keepends=True)
            more = [line for line in lines[1:] if line.startswith("> ")]
            output = "".join(line for line in lines[1:] if not line.startswith("> "))
            command = lines[0] + "".join(line.removeprefix("> ") for line in more)
            found.append(Step(command=command, output=output))
    return found


def without_commits(text: str) -> str:
    """A commit's name holds its time, so it is another one on every day."""
    return re.sub(r"--source=[0-9a-f]{12}", "--source=COMMIT", text)


DEMO, TUTORIAL = README.split("## Ten minutes")


@pytest.fixture
def environ(keel: Keel, tmp_path: Path) -> dict[str, str]:
    """An environment with `keel` on its PATH and an empty cache, as on the first day."""
    binary = tmp_path / "bin"
    binary.mkdir()
    script = binary / "keel"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pgkeel "$@"\n')
    script.chmod(0o755)
    cache = tmp_path / "cache"
    path = f"{binary}:{os.environ['PATH']}"
    return {**keel.environ({}), "PATH": path, "PGKEEL_CACHE_DIR": str(cache), "PWD": "/"}


def test_the_tutorial(environ: dict[str, str], tmp_path: Path) -> None:
    here = tmp_path / "work"
    here.mkdir()
    for step in steps(TUTORIAL):
        script = f"{step.command}\ncode=$?; pwd > {tmp_path}/pwd; exit $code"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=here,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )
        printed = done.stdout.replace(f"{tmp_path}/work/", "")
        assert without_commits(printed) == without_commits(step.output), step.command
        assert done.returncode == ("not clean" in step.output), step.command
        here = Path((tmp_path / "pwd").read_text().strip())


def test_the_demo(environ: dict[str, str], tmp_path: Path) -> None:
    """In a clone, as `make demo` does it; making the environment is left to the makefile."""
    (step,) = steps(DEMO)
    assert step.command == "make demo\n"
    recipe = re.search(r"\$\(BIN\)/keel (check .*)", (ROOT / "Makefile").read_text())
    assert recipe is not None
    origin = GitRepo.init(tmp_path / "origin")
    shutil.copytree(ROOT / "examples", origin.root / "examples")
    origin.git("add", ".")
    origin.git("commit", "--quiet", "--message", "example")
    clone = tmp_path / "clone"
    origin.git("clone", "--quiet", str(origin.root), str(clone))
    done = subprocess.run(
        ["keel", *recipe[1].split()],
        cwd=clone,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == step.output
    assert done.returncode == 0
