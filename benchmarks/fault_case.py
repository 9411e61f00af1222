"""One tool in one drill: its folder, its database, its runs, and what came of it."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
from fault_door import Door
from fault_tools import Tool

DATABASE = "drill"
PATIENCE = 90.0
"""Seconds after which a run hangs: sqitch's own lock waits for sixty."""
_RUNS = 3
Texts = Mapping[str, str]


class Case:
    """A tool, and a new database."""

    def __init__(self, tool: Tool, folder: Path, server: str, door: Door) -> None:
        self.tool = tool
        self.door = door
        self._folder = folder
        self._times = 0
        self._told: list[Path] = []
        self._evidence: list[str] = []
        folder.mkdir(parents=True)
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"drop database if exists {DATABASE} with (force)".encode())
            connection.execute(f"create database {DATABASE}".encode())
            # A sandbox does not wait for its disk; what a crash leaves is looked at here.
            connection.execute(f"alter database {DATABASE} set synchronous_commit = on".encode())
        self.url = psycopg.conninfo.make_conninfo(server, dbname=DATABASE)
        host, port = door.address.split(":")
        self._through = psycopg.conninfo.make_conninfo(self.url, host=host, port=port)

    @property
    def evidence(self) -> str:
        """What was seen, in order."""
        return "; ".join(self._evidence)

    def note(self, text: str) -> None:
        """Keep what was seen."""
        self._evidence.append(text)

    def lay_out(self, texts: Texts) -> None:
        """Write a folder of ``texts`` anew; the next run is in it."""
        self._times += 1
        self.tool.peer.lay_out(self._folder / str(self._times), texts)

    def start(self) -> "subprocess.Popen[bytes]":
        """Begin a run, which is a process group of its own."""
        self._told.append(self._folder / f"told {len(self._told)}")
        with self._told[-1].open("wb") as told:
            return subprocess.Popen(
                self.tool.peer.argv(self._through),
                env={**os.environ, **self.tool.peer.env(self._through)},
                cwd=self._folder / str(self._times),
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def run(self) -> int | None:
        """Run it to its end and return its exit code; ``None`` where it hangs."""
        return ended(self.start())

    def kill(self, process: "subprocess.Popen[bytes]") -> None:
        """Kill the program; with what it started where that is the program itself."""
        if self.tool.is_group:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()

    def said(self, back: int = 1) -> str:
        """Return what seems to be the reason in what the last run said, or one before."""
        told = self._told[-back].read_text("utf-8", "replace")
        lines = [" ".join(line.split()) for line in told.splitlines()]
        marks = ("error", "already exists", "fail", "refus", "RUN0", "lock", "hash")
        for mark in marks:
            for line in lines:
                if mark.lower() in line.lower():
                    return line[:160]
        return next((line[:160] for line in reversed(lines) if line), "nothing said")

    def ask(self, text: str) -> list[tuple[object, ...]]:
        """Ask the database, by its socket."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(text.encode()).fetchall()

    def do(self, text: str) -> None:
        """Change the database by other means."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(text.encode())

    def do_patiently(self, text: str) -> None:
        """Do the same once the server answers: it may just have crashed."""
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                return self.do(text)
            except psycopg.OperationalError:
                if time.monotonic() > ends:
                    raise
                time.sleep(0.2)

    def there(self) -> set[str]:
        """Return the texts' tables that are there, and the indexes that are valid."""
        return {
            str(name)
            for (name,) in self.ask(
                "select c.relname::text from pg_class c left join pg_index i on indexrelid = c.oid"
                " where c.relname ~ '^m[0-9][abi]?$' and relnamespace = 'public'::regnamespace"
                " and coalesce(indisvalid, true)"
            )
        }

    def recorded(self) -> int:
        """Return how many migrations are on record."""
        if self.ask(f"select to_regclass('{self.tool.history}')")[0][0] is None:
            return 0
        return int(str(self.ask(self.tool.recorded)[0][0]))

    def waits_for(self, condition: str) -> int | None:
        """Return the process of the server that is so, once there is one; ``None`` if never."""
        text = (
            f"select pid from pg_stat_activity where datname = '{DATABASE}'"  # noqa: S608 -- our own words
            f" and pid <> pg_backend_pid() and {condition}"
        )
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            rows = self.ask(text)
            if rows:
                return int(str(rows[0][0]))
            time.sleep(0.02)
        self.note("it never came to that")
        return None

    def finish(self, made: Mapping[str, set[str]]) -> str:
        """Run it again, at most so many times; say what came of migrations that make ``made``."""
        said: list[str] = []
        word = why = ""
        for number in range(1, _RUNS + 1):
            code = self.run()
            word, why = self._judged(made)
            if code == 0 and word == "survived":
                said.append("the next run finishes" if number == 1 else f"run {number} finishes")
                break
            said.append(f"{'hangs' if code is None else f'exit {code}'}, {self.said()}")
            word = "stuck" if word == "survived" else word
        if why:
            said.append(why)
        for at, one in enumerate(said):
            if at == 0 or one != said[at - 1]:
                self.note(f"and {_RUNS} times {one}" if said.count(one) == _RUNS else one)
        return word

    def judged(self, made: Mapping[str, set[str]]) -> str:
        """Say how the record and what is there agree: ``survived`` where all is there."""
        word, why = self._judged(made)
        if why:
            self.note(why)
        return word

    def _judged(self, made: Mapping[str, set[str]]) -> tuple[str, str]:
        there, recorded = self.there(), self.recorded()
        for number, (name, wanted) in enumerate(made.items(), start=1):
            missing, found = sorted(wanted - there), sorted(wanted & there)
            if number <= recorded and missing:
                return "unapplied", f"{name} is on record and has no {', '.join(missing)}"
            if number > recorded and found:
                return "unrecorded", f"{', '.join(found)} is there and {name} is not on record"
        return "survived" if recorded == len(made) else "stuck", ""


def ended(process: "subprocess.Popen[bytes]") -> int | None:
    """Wait for a run, kill what hangs, and return the exit code."""
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None


@contextmanager
def holding(case: Case, text: str) -> Iterator[None]:
    """Keep a transaction of somebody else open in the block."""
    with psycopg.connect(case.url) as connection:
        connection.execute(text.encode())
        yield
        connection.rollback()


Drill = Callable[[Case], str]
