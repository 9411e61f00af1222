"""The workflow in examples/ does what it says: its own commands, in a clone, up to the push."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from driver import Keel
from git_repo import GitRepo
from on_servers import Servers
from production import Production, production_on

WORKFLOW = Path(__file__).parents[2] / "examples" / "workflows" / "release-schema.yml"
V1 = "create table books (id int primary key);\n"


@pytest.fixture
def prod(cache: Path) -> Iterator[Production]:
    with ExitStack() as stack, production_on(Servers(cache, stack)["18"]) as production:
        production.run(V1)
        production.deployed("001")
        yield production


def steps(name: str) -> str:
    """Return the commands of a step."""
    text = WORKFLOW.read_text()
    found = re.search(rf"- name: {name}\n(?:.*\n)*?( +)run: \|\n((?:\1  .*\n)+)", text)
    assert found is not None
    return found[2]


def test_a_tag_gives_a_branch_with_the_new_dumps(
    keel: Keel, tmp_path: Path, prod: Production
) -> None:
    origin = GitRepo.init(tmp_path / "origin")
    origin.write(
        {
            "keel.toml": '[environments.prod]\nurl = "env:PROD_DATABASE_URL"\n',
            "migrations/sql/V001__books.sql": V1,
        }
    )
    origin.git("add", ".")
    origin.git("commit", "--quiet", "--message", "books")
    origin.git("tag", "mvp-0.1.0")
    clone = tmp_path / "clone"
    origin.git("clone", "--quiet", "--branch", "mvp-0.1.0", str(origin.root), str(clone))
    binary = tmp_path / "bin"
    binary.mkdir()
    (binary / "keel").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pgkeel "$@"\n')
    (binary / "keel").chmod(0o755)
    summary = tmp_path / "summary.md"
    env = keel.environ(
        {
            **prod.environ,
            "PATH": f"{binary}:/usr/bin:/bin",
            "GITHUB_REF_TYPE": "tag",
            "GITHUB_REF_NAME": "mvp-0.1.0",
            "GITHUB_STEP_SUMMARY": str(summary),
        }
    )
    for name in ("Freeze", "Commit"):
        argv = ["bash", "-e", "-c", steps(name)]
        done = subprocess.run(argv, cwd=clone, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    listed = origin.git("ls-tree", "-r", "--name-only", "schema/mvp-0.1.0", "schema")
    assert listed.split() == [
        "schema/current/prod.schema.sql",
        "schema/releases/mvp-0.1.0.json",
        "schema/releases/mvp-0.1.0.schema.sql",
        "schema/schema.sum",
    ]
    assert summary.read_text().startswith("## mvp-0.1.0 (")
