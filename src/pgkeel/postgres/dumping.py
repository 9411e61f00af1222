"""Runs pg_dump."""

import os
import subprocess
from collections.abc import Sequence

from pgkeel.config import DatabaseUrl
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import rel
from pgkeel.postgres.build import Build
from pgkeel.postgres.session import environment_of

_ARGUMENTS = ("--schema-only", "--restrict-key=keel")


def dump_schema(
    build: Build,
    url: DatabaseUrl,
    excluded: Sequence[str] = (),
    only: Sequence[str] | None = None,
) -> bytes:
    """Return what pg_dump of ``build`` says of the database at ``url``, without some schemas.

    With ``only``, of nothing but those, in no case of what is in no schema.
    pg_dump reads in one transaction of its own, at REPEATABLE READ and read-only. REL001 when it
    fails; a password goes to it in its environment only.
    """
    if only is not None and not only:
        return b""  # pg_dump refuses to look for nothing
    # A schema's name is a pattern to pg_dump: quotes make it a plain name.
    left_out = [f'--exclude-schema="{schema}"' for schema in excluded]
    left_out += [f'--schema="{schema}"' for schema in only or ()]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    environ = {
        **kept,
        **environment_of(url),
        "PGAPPNAME": "pgkeel",
        "PGCONNECT_TIMEOUT": "10",
        "PGOPTIONS": "-c default_transaction_read_only=on",
        "LC_ALL": "C",
    }
    done = subprocess.run(
        [str(build.program("pg_dump")), *_ARGUMENTS, *left_out],
        env=environ,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise KeelError(rel.DUMP_FAILED, f"pg_dump cannot read {url}", detail=said)
    return done.stdout
