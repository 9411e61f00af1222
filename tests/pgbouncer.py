"""Debian's pgbouncer before a live server, for tests; `make test` fetches it."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from applying import until

PROGRAM = Path(sys.prefix) / "pgbouncer" / "pgbouncer"
NOBODY = 65534


@contextmanager
def pgbouncer(
    url: str, *, port: int = 6432, tcp: bool = False, **settings: object
) -> Iterator[str]:
    """Start one before the server of ``url`` and give the URL of the same database through it."""
    assert PROGRAM.is_file(), "make .venv/pgbouncer/pgbouncer"
    given = psycopg.conninfo.conninfo_to_dict(url)
    # Its path has to be short, and it does not run as root.
    folder = Path(tempfile.mkdtemp(prefix="keel-pgb-"))
    folder.chmod(0o755)
    (folder / "users").write_text(f'"{given["user"]}" ""\n')
    lines = {
        "listen_port": port,
        "listen_addr": "127.0.0.1" if tcp else "",
        "unix_socket_dir": folder,
        "auth_type": "any",
        "logfile": folder / "log",
        **settings,
    }
    config = folder / "pgbouncer.ini"
    config.write_text(
        f"[databases]\n* = host={given['host']} user={given['user']}\n[pgbouncer]\n"
        + "".join(f"{name} = {value}\n" for name, value in lines.items() if value != "")
    )
    argv = [str(PROGRAM), "-q", str(config)]
    if os.geteuid() == 0:
        # The folder of the server's socket is open to whom the server runs as, and nobody else:
        # the user nobody, or root that has another name in a user namespace.
        if Path(str(given["host"])).stat().st_uid == NOBODY:
            os.chown(folder, NOBODY, NOBODY)
            argv[1:1] = ["-u", "nobody"]
        else:
            argv[:0] = ["unshare", "--user", f"--map-user={NOBODY}"]
    with subprocess.Popen(argv) as process:
        try:
            through = psycopg.conninfo.make_conninfo(
                "", user=given["user"], dbname=given["dbname"], host=str(folder), port=port
            )
            until(lambda: is_there(folder / f".s.PGSQL.{port}", process))
            yield through
        finally:
            process.kill()
            process.wait()
            shutil.rmtree(folder, ignore_errors=True)


def is_there(socket: Path, process: "subprocess.Popen[bytes]") -> bool:
    assert process.poll() is None
    return socket.exists()
