"""Starts the programs of a server as a user that PostgreSQL accepts, never leaving one behind."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

RunAs = Literal["self", "namespace", "nobody"]
"""Whom the server runs as: this user, user 65534 in a user namespace, or the user nobody."""

NOBODY = 65534

_SUPERVISOR = Path(__file__).with_name("supervisor.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """How programs of one server are run."""

    run_as: RunAs

    def start(self, plan: dict[str, Any]) -> "subprocess.Popen[bytes]":
        """Start the supervisor with ``plan``; see its module for the conversation."""
        return subprocess.Popen(
            [sys.executable, "-I", "-S", str(_SUPERVISOR), json.dumps(self._complete(plan))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C in the terminal is for keel alone
            cwd="/",
        )

    def run(self, argv: Sequence[str | Path], *, log: Path, remove: Sequence[Path] = ()) -> int:
        """Run a program to its end; its output goes to ``log``. 125: it could not be started.

        ``remove`` are folders to delete should this process die meanwhile.
        """
        plan = {"task": "run", "argv": argv, "log": log, "remove": remove}
        with self.start(plan) as process:
            try:
                # Reading to the end waits without closing the supervisor's input.
                if process.stdout:
                    process.stdout.read()
                return process.wait()
            except BaseException:
                process.kill()
                raise

    def _complete(self, plan: dict[str, Any]) -> dict[str, Any]:
        texts = {key: _texts(value) for key, value in plan.items()}
        return {"env": _environment(), "run_as": self.run_as, **texts}


def find_run_as(program: Path, *, log: Path, memory: Path) -> RunAs | None:
    """Return how ``program``, a server's, can be run by this user; ``None`` when in no way.

    PostgreSQL refuses user 0. A user namespace needs no change of ownership but is forbidden in
    many containers; the user nobody must be able to read the programs. What was found out by trying
    is remembered in the file ``memory``, for as long as the circumstances are the same.
    """
    if os.geteuid() != 0:
        return "self"
    circumstances = f"{program}\n{_circumstances()}"
    with contextlib.suppress(OSError, ValueError):
        before, _, way = memory.read_text().rpartition("\n")
        if before == circumstances and way in get_args(RunAs):
            return cast("RunAs", way)
    found = _try_ways(program, log)
    with contextlib.suppress(OSError):
        draft = memory.with_name(f"{memory.name}.{os.getpid()}")
        draft.write_text(f"{circumstances}\n{found or ''}")
        draft.replace(memory)
    return found


def _try_ways(program: Path, log: Path) -> RunAs | None:
    ways: tuple[RunAs, ...] = ("namespace", "nobody") if sys.platform == "linux" else ("nobody",)
    for way in ways:
        if Runner(run_as=way).run([program, "--version"], log=log) == 0:
            return way
    return None


def _circumstances() -> str:
    """Say all that decides what root may do here: the machine's run, namespaces, rights."""
    try:
        status = Path("/proc/self/status").read_text().splitlines()
        rights = [line for line in status if line.startswith(("Cap", "Seccomp", "NoNewPrivs"))]
        spaces = [str(Path(f"/proc/self/ns/{name}").readlink()) for name in ("user", "mnt")]
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return str(os.getpid())  # unknown: nothing is remembered
    return "\n".join([boot, *spaces, *rights])


def _environment() -> dict[str, str]:
    """Keep what programs need; PG* variables of the user must not steer the sandbox."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}


def _texts(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, (list, tuple)):
        return [_texts(item) for item in value]
    return value
