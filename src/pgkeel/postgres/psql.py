"""Runs SQL text through psql, as people load a dump."""

import os
import re
import secrets
import subprocess

from pgkeel.config import DatabaseUrl
from pgkeel.postgres.build import Build
from pgkeel.postgres.conninfo import environment_of

_ERROR = re.compile(r"^psql:<stdin>:(?P<line>\d+): (?:ERROR|FATAL|error): ", re.MULTILINE)


class ScriptError(Exception):
    """psql stopped; ``said`` are its own words, ``line`` where, if it knows."""

    def __init__(self, said: str, line: int | None) -> None:
        super().__init__(said)
        self.said = said
        self.line = line


def run_script(build: Build, url: DatabaseUrl, text: bytes) -> None:
    """Run ``text`` at ``url`` up to its first error, which raises ``ScriptError``.

    Only a sandbox: the user's PG* variables do not count. The text may come from a server that is
    not to be trusted, so psql takes no command of its own from it.
    """
    key = secrets.token_hex(16)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    done = subprocess.run(
        [
            str(build.program("psql")),
            "--no-psqlrc",
            "--quiet",
            "--set=ON_ERROR_STOP=1",
            "--output=/dev/null",
            "--file=-",
        ],
        env={**kept, **environment_of(url), "PGAPPNAME": "pgkeel", "LC_ALL": "C"},
        # On one line, so that the lines psql counts are those of the text.
        input=b"\\restrict %s\n%s" % (key.encode(), text),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        found = _ERROR.search(said)
        raise ScriptError(said, int(found["line"]) - 1 if found else None)
