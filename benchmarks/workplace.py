"""What benchmarks begin with: byte code, a folder of their own, a server in which nothing is."""

import compileall
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pgkeel
from pgkeel.config import Project, Settings
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.sandbox import Sandbox, open_sandbox


@contextmanager
def workplace() -> Iterator[Path]:
    """Give an empty folder; what keel keeps between runs is in it, too, and begins empty."""
    # As an installed package is, also where the environment forbids writing byte code.
    compileall.compile_path(quiet=2, skip_curdir=True)
    compileall.compile_dir(Path(pgkeel.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory(prefix="keel-bench-") as folder:
        os.environ["PGKEEL_CACHE_DIR"] = f"{folder}/cache"
        yield Path(folder)


@contextmanager
def empty_server(work: Path) -> Iterator[Sandbox]:
    """Give a server in which nothing is; its own programs are first in the path."""
    blueprint = read_blueprint(Project(root=work, settings=Settings()), os.environ)
    # Debian's psql is a script of Perl around it.
    os.environ["PATH"] = f"{blueprint.build.bin}:{os.environ['PATH']}"
    with open_sandbox(blueprint, [blueprint.base]) as sandbox:
        yield sandbox
