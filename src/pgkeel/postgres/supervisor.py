"""Runs one PostgreSQL server and outlives nobody: a program of its own, started by ``server``.

It is given a JSON object as its argument and speaks over its standard streams. If it is given a
template, it lays out the data folder first, while keel is busy importing its driver. It writes
``ready PID`` once the server accepts connections, or ``failed CODE``. Then it waits: ``stop`` on
its standard input stops the server and keeps its files; the end of its input, which comes by itself
when the process that started it dies in whatever way, stops the server and removes them. On Linux
the kernel also ends the server when this process is killed.

Nothing of pgkeel is imported: it starts in a dozen milliseconds, with `python -I -S`.
"""

import contextlib
import functools
import json
import os
import select
import shutil
import signal
import struct
import subprocess
import sys
import time
from typing import Any

_PR_SET_PDEATHSIG = 1
_CLONE_NEWUSER = 0x10000000
_NOBODY = 65534
PACK_HEAD = struct.Struct("<8sIQ40s")
"""Magic, checksum of all after the head, length of the index, the machine's run."""

_SENDS_TO_FILES = sys.platform.startswith("linux")
_IGNORED = ("SIGINT", "SIGTERM", "SIGHUP")
_POLL = 0.002
_FAST_STOP = 10.0


def main() -> int:
    """Run the server described by the first argument until told to stop."""
    plan = json.loads(sys.argv[1])
    for name in _IGNORED:
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    if plan["task"] == "run":
        return _run(plan)
    with open(plan["log"], "ab") as log:  # noqa: PTH123 -- pathlib costs start-up time here
        server = _lay_out_and_start(plan, log)
    try:
        keep = _watch(server, plan) if server else _failed(None)
    finally:
        if server:
            _stop(server)
    if not keep:
        for folder in plan["remove"]:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def _lay_out_and_start(plan: dict[str, Any], log: Any) -> subprocess.Popen[bytes] | None:
    try:
        if plan["template"]:
            unpack(plan["template"], plan["data"], plan["owner"])
        return _start(plan["argv"], plan, log)
    except (OSError, subprocess.SubprocessError) as error:
        log.write(f"{error}\n".encode())
        return None


def unpack(template: str, target: str, owner: int | None = None) -> None:
    """Write what ``sandbox.pack`` has put into one file to a new folder, for its owner alone.

    ``owner``: the user and group to give it to, for root. Raises ``OSError``.
    """
    with open(template, "rb", buffering=0) as pack:  # noqa: PTH123 -- as above
        _, _, length, _ = PACK_HEAD.unpack(pack.read(PACK_HEAD.size))
        index = json.loads(pack.read(length))
        for folder in ("", *index["folders"]):
            _make_folder(f"{target}/{folder}", owner)
        offset = PACK_HEAD.size + length
        for name, size in index["files"]:
            _make_file(f"{target}/{name}", pack.fileno(), offset, size, owner)
            offset += size


def _make_folder(path: str, owner: int | None) -> None:
    os.mkdir(path, 0o700)  # noqa: PTH102 -- an object for each would double the time
    if owner is not None:
        os.chown(path, owner, owner)


def _make_file(path: str, source: int, offset: int, size: int, owner: int | None) -> None:
    target = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        end = offset + size
        while offset < end:
            copied = _copy_part(source, target, offset, end - offset)
            if copied == 0:
                raise OSError(f"the template ends before {path}")
            offset += copied
        if owner is not None:
            os.fchown(target, owner, owner)
    finally:
        os.close(target)


def _copy_part(source: int, target: int, offset: int, size: int) -> int:
    if _SENDS_TO_FILES:
        return os.sendfile(target, source, offset, size)
    return os.write(target, os.pread(source, min(size, 1 << 20), offset))


def _watch(server: subprocess.Popen[bytes], plan: dict[str, Any]) -> bool:
    """Return whether the files are to be kept."""
    deadline = time.monotonic() + plan["start_timeout"]
    while not _is_ready(plan["pid_file"]):
        if server.poll() is not None or time.monotonic() > deadline:
            return _failed(server)
        if _orphaned(_POLL):
            return False
    _say(f"ready {server.pid}")
    while True:
        readable, _, _ = select.select([0], [], [], 0.5)
        if readable:
            return os.read(0, 64).startswith(b"stop")
        if server.poll() is not None:
            return _failed(server)


def _failed(server: subprocess.Popen[bytes] | None) -> bool:
    """Say that there is no server, then wait for what the owner wants done with the files."""
    _say(f"failed {server.poll() if server else ''}")
    return os.read(0, 64).startswith(b"stop")


def _orphaned(seconds: float) -> bool:
    readable, _, _ = select.select([0], [], [], seconds)
    return bool(readable) and not os.read(0, 64)


def _is_ready(pid_file: str) -> bool:
    # Line 8 of postmaster.pid is the state that pg_ctl waits for, too.
    try:
        with open(pid_file, encoding="utf-8") as file:  # noqa: PTH123 -- as above
            lines = file.read().splitlines()
    except OSError:
        return False
    return len(lines) >= 8 and lines[7].strip() == "ready"


def _end_gently(program: subprocess.Popen[bytes]) -> None:
    """Ask a program to end, which waits for those it started; by force only if it does not.

    A server program that is killed while it tries things out leaves shared memory behind.
    """
    program.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        program.wait(_FAST_STOP)
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()


def _say(line: str) -> None:
    with contextlib.suppress(BrokenPipeError):
        os.write(1, f"{line}\n".encode())


def _start(argv: list[str], plan: dict[str, Any], log: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        argv,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        env=plan["env"],
        cwd="/",
        # This process has one thread and nothing imported that locks: safe to run code here.
        preexec_fn=functools.partial(  # noqa: PLW1509 -- as said
            _in_child, plan["run_as"], os.getpid(), _load_libc()
        ),
    )


def _load_libc() -> Any:
    """Load what only Linux needs, while this user can still read the interpreter's files."""
    if sys.platform != "linux":
        return None
    import ctypes  # noqa: PLC0415 -- as above

    return ctypes.CDLL(None, use_errno=True)


def _in_child(run_as: str, parent: int, libc: Any) -> None:
    os.setsid()
    for name in _IGNORED:  # an ignored signal would stay so in the server until it sets its own
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    if run_as == "nobody":
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    if libc is None:
        return
    if run_as == "namespace":
        _enter_namespace(libc)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGQUIT)
    if os.getppid() != parent:  # it died before the line above
        os._exit(1)


def _enter_namespace(libc: Any) -> None:
    """Become user 65534 in a user namespace of one's own: files stay root's, no chown needed."""
    user, group = os.geteuid(), os.getegid()
    if libc.unshare(_CLONE_NEWUSER) != 0:
        raise OSError("unshare(CLONE_NEWUSER) is not permitted")
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{_NOBODY} {user} 1"),
        ("gid_map", f"{_NOBODY} {group} 1"),
    ):
        with open(f"/proc/self/{name}", "w", encoding="ascii") as file:  # noqa: PTH123 -- as above
            file.write(text)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """End the server: fast, then at once, then by force."""
    for name, patience in (("SIGINT", _FAST_STOP), ("SIGQUIT", 5.0), ("SIGKILL", 5.0)):
        deadline = time.monotonic() + patience
        while server.poll() is None and time.monotonic() < deadline:
            with contextlib.suppress(ProcessLookupError):
                server.send_signal(getattr(signal, name))
            # A signal can come too early for the server to heed it, so it is sent again.
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(0.5)


def _run(plan: dict[str, Any]) -> int:
    """Run a program that ends by itself and return its exit code; 125 when it cannot be started."""
    with open(plan["log"], "ab") as log:  # noqa: PTH123 -- as above
        try:
            program = _start(plan["argv"], plan, log)
        except (OSError, subprocess.SubprocessError) as error:
            log.write(f"{error}\n".encode())
            return 125
    while program.poll() is None:
        if _orphaned(_POLL):
            _end_gently(program)
            for folder in plan["remove"]:
                shutil.rmtree(folder, ignore_errors=True)
    return program.returncode


if __name__ == "__main__":
    sys.exit(main())
