"""Breaks `keel apply` and other tools that apply migrations in the same ways.

Each gets the same three small files in its own form, and a database of its own on one sandbox
server. The other tools are installed from their registries; what cannot be had is told. Nothing is
asserted: what a tool does is told in a word, `ok` where nothing is lost, half done or passed over.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
from peers import Peer, find_peers
from workplace import empty_server, workplace

Texts = Mapping[str, str]

PLAIN = {
    "m1": "create table m1 (id int);\n",
    "m2": "create table m2a (id int);\ncreate table m2b (id int);\n",
    "m3": "create table m3 (id int);\n",
}
SLOW = {**PLAIN, "m2": PLAIN["m2"].replace("\n", "\nselect pg_sleep(2);\n", 1)}
OWN_COMMIT = {**PLAIN, "m2": "begin;\ncreate table m2a (id int);\ncommit;\nselect 1 / 0;\n"}
NUL = {**PLAIN, "m2": PLAIN["m2"].replace("\n", " -- \0\n", 1)}
EDITED = {**PLAIN, "m2": PLAIN["m2"].replace("int", "bigint", 1)}
ALTERED = {"m1": PLAIN["m1"], "m2": "alter table m1 add column more int;\n"}
ALL = {"m1", "m2a", "m2b", "m3"}
_PATIENCE = 60


def main() -> None:
    """Run every drill with every tool."""
    found, missing = find_peers()
    tools = [keel(), *found]
    print(f"{'':28}{''.join(f'{name:>17}' for name in DRILLS)}")
    with workplace() as work, empty_server(work) as sandbox:
        for tool in tools:
            told = [
                drill(Case(tool, work / f"{tool.name} {name}", sandbox.url.reveal()))
                for name, drill in DRILLS.items()
            ]
            survived = sum(one == "ok" for one in told)
            row = "".join(f"{one:>17}" for one in told)
            print(f"{tool.name:28}{row}   {survived} of {len(told)}", flush=True)
    for name in missing:
        print(f"{name:28}not installed")


def keel() -> Peer:
    """Return ourselves as one of them."""

    def lay_out(folder: Path, texts: Texts) -> None:
        migrations = folder / "migrations" / "sql"
        migrations.mkdir(parents=True)
        (folder / "keel.toml").write_text('[environments.prod]\nurl = "env:PROD"\n')
        for number, (name, text) in enumerate(texts.items(), start=1):
            (migrations / f"V{number:03}__{name}.sql").write_text(text)

    return Peer(
        name="keel",
        program=Path(sys.executable),
        lay_out=lay_out,
        arguments=("-m", "pgkeel", "apply", "--env", "prod", "--no-lint"),
        environ={"PROD": "{url}"},
    )


class Case:
    """One tool in one drill: a folder, and a new database."""

    def __init__(self, tool: Peer, folder: Path, server: str) -> None:
        self.tool = tool
        self.folder = folder
        self.times = 0
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(b"drop database if exists drill with (force)")
            connection.execute(b"create database drill")
        self.url = psycopg.conninfo.make_conninfo(server, dbname="drill")

    def lay_out(self, texts: Texts) -> None:
        """Write a folder of ``texts`` anew; the next run is in it."""
        self.times += 1
        self.tool.lay_out(self.folder / str(self.times), texts)

    def start(self) -> "subprocess.Popen[bytes]":
        """Begin a run, which is a process group of its own."""
        return subprocess.Popen(
            self.tool.argv(self.url),
            env={**os.environ, **self.tool.env(self.url)},
            cwd=self.folder / str(self.times),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def run(self) -> int | None:
        """Run it to its end and return its exit code; ``None`` where it hangs."""
        return ended(self.start())

    def tables(self) -> set[str]:
        """Return those of the texts' tables that are there."""
        with psycopg.connect(self.url) as connection:
            text = "select tablename from pg_tables where tablename ~ '^m[0-9][ab]?$'"
            return {name for (name,) in connection.execute(text).fetchall()}

    def waits_for(self, condition: str) -> None:
        """Return once a session of the database is so."""
        where = f"datname = 'drill' and {condition}"
        text = f"select count(*) from pg_stat_activity where {where}"  # noqa: S608 -- our own words
        ends = time.monotonic() + _PATIENCE
        with psycopg.connect(self.url, autocommit=True) as connection:
            while not connection.execute(text.encode()).fetchall()[0][0]:
                if time.monotonic() > ends:
                    return
                time.sleep(0.02)


def ended(process: "subprocess.Popen[bytes]") -> int | None:
    """Wait for a run, kill what hangs, and return the exit code."""
    try:
        return process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None


def killed(case: Case) -> str:
    """Kill it inside of a statement, then run the same again."""
    case.lay_out(SLOW)
    process = case.start()
    case.waits_for("query like '%pg_sleep%' and state = 'active' and pid <> pg_backend_pid()")
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if case.run() != 0 or case.tables() != ALL:
        return "stuck"
    return "ok" if case.run() == 0 else "stuck"


def two_at_once(case: Case) -> str:
    """Run it twice at the same time."""
    case.lay_out(SLOW)
    both = [case.start() for _ in range(2)]
    codes = [ended(one) for one in both]
    if case.tables() != ALL or None in codes:
        return "stuck"
    return "ok" if codes == [0, 0] else "one fails"


def own_commit(case: Case) -> str:
    """Give it a file that commits by itself, and fails afterwards."""
    case.lay_out(OWN_COMMIT)
    code = case.run()
    if code == 0:
        return "passed over"
    return "half is left" if "m2a" in case.tables() else "ok"


def edited(case: Case) -> str:
    """Edit a file after it was applied."""
    case.lay_out(PLAIN)
    case.run()
    case.lay_out(EDITED)
    return "passed over" if case.run() == 0 else "ok"


def nul(case: Case) -> str:
    """Put a NUL byte into a file: the client library ends the text there without a word."""
    case.lay_out(NUL)
    code, found = case.run(), case.tables()
    if code == 0 and "m2b" not in found:
        return "half is run"
    return "half is left" if code != 0 and "m2a" in found else "ok"


def lock_queue(case: Case) -> str:
    """Alter a table behind a long reader, and see whether other readers wait with it."""
    case.lay_out({"m1": PLAIN["m1"]})
    case.run()
    case.lay_out(ALTERED)
    with reading(case):
        process = case.start()
        case.waits_for("wait_event_type = 'Lock'")
        time.sleep(0.5)
        free = is_free(case)
    code = ended(process)
    if code != 0:
        return "gives up"
    return "ok" if free else "readers wait"


@contextmanager
def reading(case: Case) -> Iterator[None]:
    """Keep a reader of m1 in its transaction for eight seconds, or to the end of the block."""
    stop = threading.Event()
    ready = threading.Event()

    def read() -> None:
        with psycopg.connect(case.url) as connection:
            connection.execute(b"select from m1")
            ready.set()
            stop.wait(12)

    thread = threading.Thread(target=read)
    thread.start()
    ready.wait(_PATIENCE)
    try:
        yield
    finally:
        stop.set()
        thread.join()


def is_free(case: Case) -> bool:
    """Whether a new reader of m1 gets through within ten seconds."""
    with psycopg.connect(case.url, autocommit=True) as connection:
        connection.execute(b"set statement_timeout = '10s'")
        try:
            connection.execute(b"select count(*) from m1")
        except psycopg.errors.QueryCanceled:
            return False
    return True


DRILLS: Mapping[str, Callable[[Case], str]] = {
    "killed": killed,
    "two at once": two_at_once,
    "own COMMIT": own_commit,
    "edited": edited,
    "NUL byte": nul,
    "lock queue": lock_queue,
}


if __name__ == "__main__":
    main()
